/** The fields of `workspace` that the CLI logs in with, before it resolves anything. */
export const LOGIN_FIELDS: ReadonlySet<string> = new Set(
  `host profile auth_type metadata_service_url client_id google_service_account
  azure_use_msi azure_client_id azure_tenant_id azure_environment azure_login_app_id account_id
  workspace_id`.split(/\s+/),
);

/** Whether keys lead to such a field, at the top level or in a target. */
export function isLogin(place: readonly string[]): boolean {
  const [section, field, ...more] = place[0] === 'targets' ? place.slice(2) : place;
  return section === 'workspace' && LOGIN_FIELDS.has(field ?? '') && more.length === 0;
}
