import { Button, Modal } from "antd";
import { useState } from "react";
import type { EvidenceOf } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { EvidenceList } from "./evidence-list.tsx";

interface ButtonProps {
  readonly of: EvidenceOf;
  /** of what it is evidence, in words */
  readonly title: string;
}

/** Opens the evidence of a task or a finding. */
export function EvidenceButton({ of, title }: ButtonProps) {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("duty.evidence.open")}
      </Button>
      {open && (
        <Modal open width={760} footer={null} onCancel={() => setOpen(false)} title={t("duty.evidence.of", { title })}>
          <EvidenceList of={of} />
        </Modal>
      )}
    </>
  );
}
