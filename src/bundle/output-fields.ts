/**
 * What Databricks adds to a resource besides the fields that a file can give it, so that references can
 * name it: by type, the names below `${resources.<type>.<key>}`. From the CLI's own list
 * (acceptance/bundle/refschema), without what only Terraform had.
 */
export const OUTPUT_FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  `alerts create_time effective_run_as lifecycle_state owner_user_name update_time
  apps active_deployment app_status compute_status create_time creator default_git_source
    default_source_code_path effective_budget_policy_id effective_usage_policy_id
    effective_user_api_scopes oauth2_app_client_id oauth2_app_integration_id pending_deployment
    service_principal_client_id service_principal_id service_principal_name thumbnail_url
    update_time updater url
  catalogs browse_only catalog_type created_at created_by effective_predictive_optimization_flag
    enable_predictive_optimization full_name isolation_mode metastore_id owner provisioning_info
    securable_type storage_location updated_at updated_by
  clusters cluster_cores cluster_id cluster_log_status cluster_memory_mb cluster_source
    creator_user_name default_tags driver executors jdbc_port last_restarted_time
    last_state_loss_time spark_context_id spec start_time state state_message terminated_time
    termination_reason
  dashboards published
  database_catalogs uid
  database_instances child_instance_refs creation_time creator effective_capacity
    effective_custom_tags effective_enable_pg_native_login effective_enable_readable_secondaries
    effective_node_count effective_retention_window_in_days effective_stopped
    effective_usage_policy_id pg_version read_only_dns read_write_dns state uid
  experiments creation_time experiment_id last_update_time lifecycle_stage
  external_locations browse_only created_at created_by credential_id effective_enable_file_events
    effective_file_event_queue isolation_mode metastore_id owner updated_at updated_by
  genie_spaces
  instance_pools default_tags instance_pool_id state stats status
  job_runs idempotency_token resolved_job_id result_state run_id run_name run_page_url run_type
    state
  jobs created_time creator_user_name deployment edit_mode effective_budget_policy_id
    effective_usage_policy_id format job_id run_as_user_name trigger_details trigger_state
  model_serving_endpoints endpoint_details endpoint_id
  models creation_timestamp last_updated_timestamp latest_versions model_id permission_level
    user_id
  pipelines cause cluster_id creator_user_name deployment dry_run effective_budget_policy_id
    effective_publishing_mode effective_serverless_compute_id health last_modified
    latest_updates pipeline_id run_as_user_name state
  postgres_branches create_time name status uid update_time
  postgres_catalogs create_time name status uid update_time
  postgres_databases create_time name status update_time
  postgres_endpoints create_time name status uid update_time
  postgres_projects create_time delete_time initial_endpoint_spec name purge_time status uid
    update_time
  postgres_roles create_time name status update_time
  postgres_synced_tables create_time name status uid
  quality_monitors dashboard_id drift_metrics_table_name monitor_version
    profile_metrics_table_name status
  registered_models browse_only
  schemas browse_only catalog_type created_at created_by effective_predictive_optimization_flag
    enable_predictive_optimization full_name metastore_id owner schema_id storage_location
    updated_at updated_by
  secret_scopes backend_azure_keyvault initial_manage_principal scope scope_backend_type
  secrets create_time created_by effective_owner effective_value full_name metastore_id
    update_time updated_by
  sql_warehouses health jdbc_url num_active_sessions num_clusters odbc_params state
  synced_database_tables data_synchronization_status effective_database_instance_name
    effective_logical_database_name unity_catalog_provisioning_state
  vector_search_endpoints creation_timestamp creator custom_tags effective_budget_policy_id
    endpoint_status endpoint_uuid last_updated_timestamp last_updated_user num_indexes
    scaling_info
  vector_search_indexes creator endpoint_id endpoint_uuid status
  volumes access_point browse_only created_at created_by encryption_details full_name metastore_id
    owner updated_at updated_by volume_id volume_path`
    .split(/\n {2}(?! )/)
    .map((line): [string, ReadonlySet<string>] => {
      const [type = '', ...names] = line.split(/\s+/);
      return [type, new Set(['id', ...names])];
    }),
);
