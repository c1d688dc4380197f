import type { z } from "zod";
import { buildHeader } from "./build";
import { noAnswer, readAnswer } from "./client";

interface UploadOptions {
  /** Called with the share that has left the browser, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Posts a file as it is. XMLHttpRequest, because fetch cannot say how far an upload is. Fails like `api`. */
export function upload<Contract extends z.ZodType>(
  path: string,
  file: Blob,
  { onProgress, signal }: UploadOptions = {},
): Promise<z.output<Contract>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", path);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      try {
        const from = request.getResponseHeader(buildHeader);
        resolve(readAnswer<Contract>({ status: request.status, text: request.responseText, from }));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    if (signal?.aborted) {
      reject(new DOMException("The upload was stopped.", "AbortError"));
      return;
    }
    signal?.addEventListener("abort", abort);
    request.send(file);
  });
}
