import { z } from "zod";
import { longestPassword, shortestPassword } from "@/lib/core/password-lengths";

/**
 * Passwords of twelve characters and more that lists of leaked passwords begin with. A longer list would cost every
 * visitor a download; the limit on failed sign-ins covers the rest.
 */
const common = new Set([
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456789012345",
  "1234567890123456",
  "012345678901",
  "0123456789012",
  "123123123123",
  "987654321098",
  "1q2w3e4r5t6y",
  "1q2w3e4r5t6y7u",
  "1qaz2wsx3edc",
  "1qaz2wsx3edc4rfv",
  "abc123abc123",
  "abcd1234abcd",
  "abcdefghijkl",
  "abcdefghijklm",
  "admin1234567",
  "administrator",
  "administrator1",
  "adminadminadmin",
  "asdfghjkl123",
  "asdfghjkl;'\\",
  "changeme1234",
  "changemenow1",
  "correcthorsebatterystaple",
  "football1234",
  "iloveyou1234",
  "iloveyouforever",
  "letmein12345",
  "letmeinplease",
  "loveyouforever",
  "password1234",
  "password12345",
  "password123456",
  "password1234567",
  "password12345678",
  "password123456789",
  "password2024",
  "password2025",
  "password2026",
  "passwordpassword",
  "passw0rd1234",
  "p@ssw0rd1234",
  "q1w2e3r4t5y6",
  "qazwsxedcrfv",
  "qwerty123456",
  "qwerty1234567",
  "qwerty12345678",
  "qwertyqwerty",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiop[]",
  "qwertyuiopas",
  "qwertyuiopasdfghjkl",
  "secret123456",
  "summer2026!!",
  "sunshine1234",
  "superman1234",
  "test12345678",
  "testtesttest",
  "tributary123",
  "tributary1234",
  "trustno1trustno1",
  "welcome12345",
  "welcome123456",
  "zxcvbnm12345",
  "zxcvbnmasdfg",
]);

/** Why a password will not do, as a sentence; undefined when it will. Length is what counts: no rule about kinds of characters. */
export function passwordWeakness(password: string): string | undefined {
  const length = [...password].length;
  if (length < shortestPassword) {
    return `Use at least ${shortestPassword} characters; this has ${length}. A few words in a row are easy to remember.`;
  }
  if (length > longestPassword) return `Use at most ${longestPassword} characters.`;
  if (common.has(password.toLowerCase()))
    return "This password is on the lists that attackers try first. Choose another one.";
  if (new Set(password.toLowerCase()).size < 5)
    return "This repeats the same few characters. Choose another one.";
  return undefined;
}

/** Characters that a password must have besides its owner's e-mail: "ada@example.com1!" is guessed as soon as the e-mail is. */
const fewestOfItsOwn = 4;

/** Whether a password is its owner's e-mail address, or the part before the @, with little or nothing else. */
export function isOwnAddress(password: string, email: string): boolean {
  const address = email.trim().toLowerCase();
  const [name = ""] = address.split("@");
  const typed = password.trim().toLowerCase();
  const rest = typed.replaceAll(address, "").replaceAll(name, "");
  return address !== "" && rest !== typed && rest.length < fewestOfItsOwn;
}

export const ownAddressSentence =
  "This is little more than your e-mail address, which others know. Choose another one.";

/** A password that is being chosen; one that is being checked is any text. */
export const newPassword = z.string().superRefine((password, context) => {
  const weakness = passwordWeakness(password);
  if (weakness) context.addIssue({ code: "custom", message: weakness });
});
