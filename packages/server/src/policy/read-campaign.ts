import { list, need, type RecordOf, record, text } from "./shapes.ts";

const campaign = { form: need(text), carried: need(list(text)) };

/** `policy/people/campaign.yaml`. */
export const campaignFile = record({ campaign: need(record(campaign)) });

/** What the yearly campaign goes by: the form, and what is carried over from last year. */
export type CampaignRules = RecordOf<typeof campaign>;
