export interface SellingSettingsTable {
  account: string
  catalog: string
  snapshot_job_role_arn: string
}

export const settingsTables = [
  `create table selling_settings (
    account text not null, catalog text not null, snapshot_job_role_arn text not null,
    primary key (account, catalog)) without rowid`,
]
