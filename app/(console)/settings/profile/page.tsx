import type { Metadata } from "next";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { SessionList } from "@/components/account/session-list";
import { Card } from "@/components/ui/card";
import { KeyValue } from "@/components/ui/key-value";
import { pageActor } from "@/lib/auth/page-actor";
import { roleLabels } from "@/lib/auth/permissions";
import { ownSessions } from "@/lib/queries/own-sessions";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const actor = await pageActor("own_profile.edit");
  const sessions = await ownSessions(actor, new Date());
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <Card title="You">
        <div className="flex flex-col gap-5">
          <KeyValue
            entries={[
              { label: "E-mail", value: actor.email },
              { label: "Role", value: roleLabels[actor.role] },
            ]}
          />
          <NameForm name={actor.name} />
        </div>
      </Card>
      <Card title="Password">
        <PasswordForm email={actor.email ?? ""} />
      </Card>
      <Card
        title="Where you are signed in"
        text="Sign out what you do not know, then change your password."
        flush
      >
        <SessionList sessions={sessions} />
      </Card>
    </div>
  );
}
