/** Types of resources that Databricks CLI 1.13 knows, with the name of one of them. */
export const RESOURCE_TYPES: ReadonlyMap<string, string> = new Map(
  `jobs pipelines models experiments model_serving_endpoints registered_models quality_monitors
  catalogs schemas volumes external_locations clusters dashboards genie_spaces apps secret_scopes
  alerts sql_warehouses database_instances database_catalogs synced_database_tables
  postgres_projects postgres_branches postgres_endpoints postgres_catalogs postgres_databases
  postgres_roles postgres_synced_tables vector_search_endpoints vector_search_indexes instance_pools
  secrets job_runs`
    .split(/\s+/)
    .map((type) => [type, singular(type)]),
);

function singular(type: string): string {
  const one = type.endsWith('indexes') ? type.slice(0, -2) : type.slice(0, -1);
  return one.replaceAll('_', ' ');
}

/** What references can name below `bundle` and `workspace`, as of CLI 1.13. `*` is anything. */
export const SETTINGS: ReadonlySet<string> = new Set(
  `bundle.name bundle.target bundle.environment bundle.terraform.exec_path bundle.force
  bundle.mode bundle.compute_id bundle.cluster_id bundle.engine bundle.databricks_cli_version
  bundle.uuid bundle.git.branch bundle.git.origin_url bundle.git.commit bundle.git.bundle_root_path
  bundle.git.actual_branch bundle.git.inferred bundle.deployment.fail_on_active_runs
  bundle.deployment.lock.enabled bundle.deployment.lock.force
  workspace.host workspace.profile workspace.auth_type workspace.metadata_service_url
  workspace.client_id workspace.google_service_account workspace.azure_workspace_resource_id
  workspace.azure_use_msi workspace.azure_client_id workspace.azure_tenant_id
  workspace.azure_environment workspace.azure_login_app_id workspace.experimental_is_unified_host
  workspace.account_id workspace.workspace_id workspace.current_user.short_name
  workspace.current_user.domain_friendly_name workspace.current_user.userName
  workspace.current_user.displayName workspace.current_user.id workspace.current_user.active
  workspace.current_user.externalId workspace.current_user.emails workspace.current_user.groups
  workspace.current_user.entitlements workspace.current_user.roles workspace.current_user.name
  workspace.current_user.schemas workspace.root_path workspace.file_path workspace.resource_path
  workspace.artifact_path workspace.state_path workspace.snapshot_path`.split(/\s+/),
);

/** The words that may begin a reference. Others stay as they are. */
export const PREFIXES: readonly string[] = ['var', 'variables', 'bundle', 'workspace', 'resources'];
