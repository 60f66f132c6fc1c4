/**
 * The fields of everything in a bundle: those of `databricks bundle schema` of CLI 1.13 with those of
 * databricks-bundles 1.22.1. Written by build/facts.mjs; never by hand.
 *
 * One line per type; `s` is a string, `i` an integer, `n` a number, `b` a boolean, `a` anything,
 * `(A|B)` one of these words, `[x]` a list of x, `{x}` a map of x with names of its own; `!` must be there.
 */
export const FIELD_TABLE = `
Adlsgen2Info destination:s!
AggregationFunction approx_count_distinct:ApproxCountDistinctFunction approx_percentile:ApproxPercentileFunction avg:AvgFunction count_function:CountFunction first:FirstFunction first_distinct:FirstDistinctFunction first_n:FirstNFunction last:LastFunction last_distinct:LastDistinctFunction last_n:LastNFunction max:MaxFunction min:MinFunction stddev_pop:StddevPopFunction stddev_samp:StddevSampFunction sum:SumFunction time_window:TimeWindow var_pop:VarPopFunction var_samp:VarSampFunction
Ai21LabsConfig ai21labs_api_key:s ai21labs_api_key_plaintext:s
AiGatewayConfig fallback_config:FallbackConfig guardrails:AiGatewayGuardrails inference_table_config:AiGatewayInferenceTableConfig rate_limits:[AiGatewayRateLimit] usage_tracking_config:AiGatewayUsageTrackingConfig
AiGatewayGuardrailParameters invalid_keywords:[s] pii:AiGatewayGuardrailPiiBehavior safety:b valid_topics:[s]
AiGatewayGuardrailPiiBehavior behavior:(NONE|BLOCK|MASK)
AiGatewayGuardrails input:AiGatewayGuardrailParameters output:AiGatewayGuardrailParameters
AiGatewayInferenceTableConfig catalog_name:s enabled:b schema_name:s table_name_prefix:s
AiGatewayRateLimit calls:i key:(user|endpoint|user_group|service_principal) principal:s renewal_period:(minute)! tokens:i
AiGatewayUsageTrackingConfig enabled:b
AiRuntimeTask code_source_path:s deployments:[DeploymentSpec]! docker_image_url:s experiment:s! mlflow_artifact_location:s mlflow_experiment_directory:s mlflow_run:s priority_class:(BEST_EFFORT|NORMAL|CRITICAL) unity_catalog_image_path:s
Alert custom_description:s custom_summary:s custom_template_format:(HTML|MARKDOWN) display_name:s! evaluation:AlertV2Evaluation! file_path:s lifecycle:Lifecycle parameters:[AlertStatementParameter] parent_path:s permissions:[Permission] query_text:s! run_as:AlertV2RunAs run_as_user_name:s schedule:sql.CronSchedule! warehouse_id:s!
AlertStatementParameter name:s! type:s value:s
AlertTask alert_id:s parameters:{s} subscribers:[AlertTaskSubscriber] warehouse_id:s workspace_path:s
AlertTaskSubscriber destination_id:s user_name:s
AlertV2Evaluation comparison_operator:(LESS_THAN|GREATER_THAN|EQUAL|NOT_EQUAL|GREATER_THAN_OR_EQUAL|LESS_THAN_OR_EQUAL|IS_NULL|IS_NOT_NULL)! empty_result_state:(UNKNOWN|TRIGGERED|OK|ERROR) notification:AlertV2Notification source:AlertV2OperandColumn! threshold:AlertV2Operand
AlertV2Notification notify_on_ok:b retrigger_seconds:i subscriptions:[AlertV2Subscription]
AlertV2Operand column:AlertV2OperandColumn value:AlertV2OperandValue
AlertV2OperandColumn aggregation:(SUM|COUNT|COUNT_DISTINCT|AVG|MEDIAN|MIN|MAX|STDDEV) display:s name:s!
AlertV2OperandValue bool_value:b double_value:n string_value:s
AlertV2RunAs service_principal_name:s user_name:s
AlertV2Subscription destination_id:s user_email:s
AmazonBedrockConfig aws_access_key_id:s aws_access_key_id_plaintext:s aws_region:s! aws_secret_access_key:s aws_secret_access_key_plaintext:s bedrock_provider:(anthropic|cohere|ai21labs|amazon)! instance_profile_arn:s uc_service_credential_name:s
AnthropicConfig anthropic_api_key:s anthropic_api_key_plaintext:s
ApiKeyAuth key:s! value:s value_plaintext:s
ApiSourceConnectorConfig configs:{s}
ApiSourceConnectorOptions options:{s}
App budget_policy_id:s compute_max_instances:i compute_min_instances:i compute_size:(MEDIUM|LARGE|XLARGE) config:AppConfig description:s forward_user_access_token:b git_repository:GitRepository git_source:apps.GitSource lifecycle:LifecycleWithStarted name:s! permissions:[AppPermission] resources:[AppResource] source_code_path:s space:s telemetry_export_destinations:[TelemetryExportDestination] usage_policy_id:s user_api_scopes:[s]
AppConfig command:[s] env:[AppEnvVar]
AppEnvVar name:s! value:s value_from:s
AppPermission group_name:s level:(CAN_MANAGE|CAN_USE)! service_principal_name:s user_name:s
AppResource app:AppResourceApp database:AppResourceDatabase description:s experiment:AppResourceExperiment genie_space:AppResourceGenieSpace job:AppResourceJob name:s! postgres:AppResourcePostgres secret:AppResourceSecret serving_endpoint:AppResourceServingEndpoint sql_warehouse:AppResourceSqlWarehouse uc_securable:AppResourceUcSecurable
AppResourceApp name:s permission:(CAN_USE)
AppResourceDatabase database_name:s! instance_name:s! permission:(CAN_CONNECT_AND_CREATE)!
AppResourceExperiment experiment_id:s! permission:(CAN_MANAGE|CAN_EDIT|CAN_READ)!
AppResourceGenieSpace name:s! permission:(CAN_MANAGE|CAN_EDIT|CAN_RUN|CAN_VIEW)! space_id:s!
AppResourceJob id:s! permission:(CAN_MANAGE|IS_OWNER|CAN_MANAGE_RUN|CAN_VIEW)!
AppResourcePostgres branch:s database:s permission:(CAN_CONNECT_AND_CREATE)
AppResourceSecret key:s! permission:(READ|WRITE|MANAGE)! scope:s!
AppResourceServingEndpoint name:s! permission:(CAN_MANAGE|CAN_QUERY|CAN_VIEW)!
AppResourceSqlWarehouse id:s! permission:(CAN_MANAGE|CAN_USE|IS_OWNER)!
AppResourceUcSecurable permission:(READ_VOLUME|WRITE_VOLUME|SELECT|EXECUTE|USE_CONNECTION|MODIFY)! securable_full_name:s! securable_type:(VOLUME|TABLE|FUNCTION|CONNECTION|MODEL_SERVICE)!
ApproxCountDistinctFunction input:s! relative_sd:n
ApproxPercentileFunction accuracy:i input:s! percentile:n!
Artifact build:s dynamic_version:b executable:s files:[ArtifactFile] path:s type:s
ArtifactFile source:s!
AutoCaptureConfigInput catalog_name:s enabled:b schema_name:s table_name_prefix:s
AutoFullRefreshPolicy enabled:b! min_interval_hours:i
AutoScale max_workers:i min_workers:i
AvgFunction input:s!
AvroTransformerOptions parse_mode:(FAILFAST|PERMISSIVE) schema:s schema_file_path:s schema_registry:SchemaRegistryConfig
AwsAttributes availability:(SPOT|ON_DEMAND|SPOT_WITH_FALLBACK) ebs_volume_count:i ebs_volume_iops:i ebs_volume_size:i ebs_volume_throughput:i ebs_volume_type:(GENERAL_PURPOSE_SSD|THROUGHPUT_OPTIMIZED_HDD) first_on_demand:i instance_profile_arn:s spot_bid_price_percent:i zone_id:s
AwsSqsQueue queue_url:s
AzureAttributes availability:(SPOT_AZURE|ON_DEMAND_AZURE|SPOT_WITH_FALLBACK_AZURE) capacity_reservation_group:s first_on_demand:i log_analytics_info:LogAnalyticsInfo spot_bid_max_price:n
AzureEncryptionSettings azure_cmk_access_connector_id:s azure_cmk_managed_identity_id:s azure_tenant_id:s!
AzureKeyVaultSecretScopeMetadata dns_name:s! resource_id:s!
AzureQueueStorage queue_url:s resource_group:s subscription_id:s
BearerTokenAuth token:s token_plaintext:s
Bundle cluster_id:s compute_id:s databricks_cli_version:s deployment:Deployment engine:(terraform|direct) git:Git name:s! uuid:s
Catalog comment:s connection_name:s custom_max_retention_hours:i grants:[PrivilegeAssignment] lifecycle:Lifecycle managed_encryption_settings:EncryptionSettings name:s! options:{s} properties:{s} provider_name:s share_name:s storage_root:s
Channel dbsql_version:s name:(CHANNEL_NAME_PREVIEW|CHANNEL_NAME_CURRENT|CHANNEL_NAME_PREVIOUS|CHANNEL_NAME_CUSTOM)
CleanRoomsNotebookTask clean_room_name:s! etag:s notebook_base_parameters:{s} notebook_name:s!
ClientsTypes jobs:b notebooks:b
Cluster apply_policy_default_values:b autoscale:AutoScale autotermination_minutes:i aws_attributes:AwsAttributes azure_attributes:AzureAttributes cluster_log_conf:ClusterLogConf cluster_name:s custom_tags:{s} data_security_mode:(NONE|SINGLE_USER|USER_ISOLATION|LEGACY_TABLE_ACL|LEGACY_PASSTHROUGH|LEGACY_SINGLE_USER|LEGACY_SINGLE_USER_STANDARD|DATA_SECURITY_MODE_STANDARD|DATA_SECURITY_MODE_DEDICATED|DATA_SECURITY_MODE_AUTO) dependency_mode:(DEPENDENCY_MODE_ENVIRONMENTS|DEPENDENCY_MODE_CLUSTER_LIBRARIES|DEPENDENCY_MODE_AUTO) docker_image:DockerImage driver_instance_pool_id:s driver_node_type_flexibility:NodeTypeFlexibility driver_node_type_id:s enable_elastic_disk:b enable_local_disk_encryption:b gcp_attributes:GcpAttributes init_scripts:[InitScriptInfo] instance_pool_id:s is_single_node:b kind:(CLASSIC_PREVIEW) libraries:[Library] lifecycle:LifecycleWithStarted node_type_id:s num_workers:i permissions:[ClusterPermission] policy_id:s remote_disk_throughput:i runtime_engine:(NULL|STANDARD|PHOTON) single_user_name:s spark_conf:{s} spark_env_vars:{s} spark_version:s ssh_public_keys:[s] total_initial_remote_disk_size:i use_ml_runtime:b worker_node_type_flexibility:NodeTypeFlexibility workload_type:WorkloadType
ClusterLogConf dbfs:DbfsStorageInfo s3:S3StorageInfo volumes:VolumesStorageInfo
ClusterPermission group_name:s level:(CAN_MANAGE|CAN_RESTART|CAN_ATTACH_TO)! service_principal_name:s user_name:s
ClusterPolicy definition:a description:s libraries:[Library] lifecycle:Lifecycle max_clusters_per_user:i name:s permissions:[ClusterPolicyPermission] policy_family_definition_overrides:a policy_family_id:s
ClusterPolicyPermission group_name:s level:(CAN_USE)! service_principal_name:s user_name:s
ClusterSpec apply_policy_default_values:b autoscale:AutoScale autotermination_minutes:i aws_attributes:AwsAttributes azure_attributes:AzureAttributes cluster_log_conf:ClusterLogConf cluster_name:s custom_tags:{s} data_security_mode:(NONE|SINGLE_USER|USER_ISOLATION|LEGACY_TABLE_ACL|LEGACY_PASSTHROUGH|LEGACY_SINGLE_USER|LEGACY_SINGLE_USER_STANDARD|DATA_SECURITY_MODE_STANDARD|DATA_SECURITY_MODE_DEDICATED|DATA_SECURITY_MODE_AUTO) dependency_mode:(DEPENDENCY_MODE_ENVIRONMENTS|DEPENDENCY_MODE_CLUSTER_LIBRARIES|DEPENDENCY_MODE_AUTO) docker_image:DockerImage driver_instance_pool_id:s driver_node_type_flexibility:NodeTypeFlexibility driver_node_type_id:s enable_elastic_disk:b enable_local_disk_encryption:b gcp_attributes:GcpAttributes init_scripts:[InitScriptInfo] instance_pool_id:s is_single_node:b kind:(CLASSIC_PREVIEW) node_type_id:s num_workers:i policy_id:s remote_disk_throughput:i runtime_engine:(NULL|STANDARD|PHOTON) single_user_name:s spark_conf:{s} spark_env_vars:{s} spark_version:s ssh_public_keys:[s] total_initial_remote_disk_size:i use_ml_runtime:b worker_node_type_flexibility:NodeTypeFlexibility workload_type:WorkloadType
CohereConfig cohere_api_base:s cohere_api_key:s cohere_api_key_plaintext:s
ColumnSelection column:s!
Compute hardware_accelerator:(GPU_1xA10|GPU_8xH100|GPU_1xH100|GPU_8xB300)
ComputeConfig gpu_node_pool_id:s gpu_type:s num_gpus:i!
ComputeSpec accelerator_count:i! accelerator_type:(GPU_1xA10|GPU_1xH100|GPU_8xH100|GPU_8xB300)! provisioned_capacity_id:s
ConditionTask left:s! op:(EQUAL_TO|GREATER_THAN|GREATER_THAN_OR_EQUAL|LESS_THAN|LESS_THAN_OR_EQUAL|NOT_EQUAL)! right:s!
ConfluenceConnectorOptions include_confluence_spaces:[s]
ConfluentSchemaRegistryOptions subject:s
ConnectionParameters source_catalog:s
ConnectorOptions api_source_connector_options:ApiSourceConnectorOptions confluence_options:ConfluenceConnectorOptions gdrive_options:GoogleDriveOptions google_ads_options:GoogleAdsOptions jira_options:JiraConnectorOptions kafka_options:KafkaOptions linkedin_ads_options:LinkedInAdsOptions marketo_options:MarketoOptions meta_ads_options:MetaMarketingOptions outlook_options:OutlookOptions rabbitmq_options:RabbitmqOptions reddit_ads_options:RedditAdsOptions sharepoint_options:SharepointOptions smartsheet_options:SmartsheetOptions tiktok_ads_options:TikTokAdsOptions zendesk_support_options:ZendeskSupportOptions
Continuous maintenance_window:MaintenanceWindow pause_status:(UNPAUSED|PAUSED) task_retry_mode:(NEVER|ON_FAILURE)
ContinuousTriggerConfiguration maintenance_window:MaintenanceWindow task_retry_mode:(NEVER|ON_FAILURE)
CountFunction input:s!
CronTrigger quartz_cron_schedule:s timezone_id:s
CronTriggerConfiguration quartz_cron_expression:s! timezone_id:s!
CustomProviderConfig api_key_auth:ApiKeyAuth bearer_token_auth:BearerTokenAuth custom_provider_url:s!
CustomTag key:s value:s
CustomUdf function_path:s! input_bindings:[InputBinding]
Dashboard create_time:s dashboard_id:s dataset_catalog:s dataset_schema:s display_name:s embed_credentials:b etag:s file_path:s lifecycle:Lifecycle lifecycle_state:(ACTIVE|TRASHED) parent_path:s path:s permissions:[Permission] serialized_dashboard:a update_time:s warehouse_id:s
DashboardTask dashboard_id:s filters:{s} subscription:Subscription warehouse_id:s
DataSource delta_table_source:DeltaTableSource feature_view_source:FeatureViewSource kafka_source:KafkaSource lateness:SourceLateness request_source:RequestSource stream_source:StreamSource
DataStagingOptions catalog_name:s! schema_name:s! volume_name:s
DatabaseCatalog create_database_if_not_exists:b database_instance_name:s! database_name:s! lifecycle:Lifecycle name:s!
DatabaseInstance capacity:s custom_tags:[CustomTag] enable_pg_native_login:b enable_readable_secondaries:b lifecycle:Lifecycle name:s! node_count:i parent_instance_ref:DatabaseInstanceRef permissions:[Permission] retention_window_in_days:i stopped:b usage_policy_id:s
DatabaseInstanceRef branch_time:s lsn:s name:s
DatabricksModelServingConfig databricks_api_token:s databricks_api_token_plaintext:s databricks_workspace_url:s!
DbfsStorageInfo destination:s!
DbtCloudTask connection_resource_name:s dbt_cloud_job_id:i
DbtPlatformTask connection_resource_name:s dbt_platform_job_id:s
DbtTask catalog:s commands:[s]! profiles_directory:s project_directory:s schema:s source:(WORKSPACE|GIT) warehouse_id:s
DeltaSyncVectorIndexSpecRequest columns_to_index:[s] columns_to_sync:[s] embedding_source_columns:[EmbeddingSourceColumn] embedding_vector_columns:[EmbeddingVectorColumn] embedding_writeback_table:s pipeline_type:(TRIGGERED|CONTINUOUS) source_table:s
DeltaTableSource dataframe_schema:s filter_condition:s full_name:s! transformation_sql:s
Deployment fail_on_active_runs:b lock:Lock
DeploymentSpec command_path:s! compute:ComputeSpec! name:s
DirectAccessVectorIndexSpec embedding_source_columns:[EmbeddingSourceColumn] embedding_vector_columns:[EmbeddingVectorColumn] schema_json:s
DiskSpec disk_count:i disk_iops:i disk_size:i disk_throughput:i disk_type:DiskType
DiskType azure_disk_volume_type:(PREMIUM_LRS|STANDARD_LRS) ebs_volume_type:(GENERAL_PURPOSE_SSD|THROUGHPUT_OPTIMIZED_HDD)
DockerBasicAuth password:s username:s
DockerImage basic_auth:DockerBasicAuth url:s
EmailNotifications on_update_failure:[s] on_update_success:[s]
EmbeddingSourceColumn embedding_model_endpoint_name:s model_endpoint_name_for_query:s name:s
EmbeddingVectorColumn embedding_dimension:i name:s
EncryptionDetails sse_encryption_details:SseEncryptionDetails
EncryptionSettings azure_encryption_settings:AzureEncryptionSettings azure_key_vault_key_id:s customer_managed_key_id:s
EndpointCoreConfigInput auto_capture_config:AutoCaptureConfigInput served_entities:[ServedEntityInput] served_models:[ServedModelInput] traffic_config:TrafficConfig
EndpointGroupSpec enable_readable_secondaries:b max:i! min:i!
EndpointSettings pg_settings:{s}
EndpointTag key:s! value:s
EndpointTagPair key:s value:s
EndpointTags custom_tags:[EndpointTagPair]
EntityColumn name:s!
Environment base_environment:s client:s dependencies:[s] environment_version:s java_dependencies:[s] project_environment:s
EventLogSpec catalog:s name:s schema:s
ExperimentTag key:s value:s
ExperimentTraceLocation uc_trace_location:UcTraceLocation
Experimental immutable_folder:b pydabs:PyDABs python:Python python_wheel_wrapper:b record_deployment_history:b scripts:{s} skip_artifact_cleanup:b skip_name_prefix_for_schema:b use_legacy_run_as:b
ExternalLocation comment:s credential_name:s! enable_file_events:b encryption_details:EncryptionDetails fallback:b file_event_queue:FileEventQueue grants:[PrivilegeAssignment] lifecycle:Lifecycle name:s! read_only:b skip_validation:b url:s!
ExternalModel ai21labs_config:Ai21LabsConfig amazon_bedrock_config:AmazonBedrockConfig anthropic_config:AnthropicConfig cohere_config:CohereConfig custom_provider_config:CustomProviderConfig databricks_model_serving_config:DatabricksModelServingConfig google_cloud_vertex_ai_config:GoogleCloudVertexAiConfig name:s! openai_config:OpenAiConfig palm_config:PaLmConfig provider:(ai21labs|anthropic|amazon-bedrock|cohere|databricks-model-serving|google-cloud-vertex-ai|openai|palm|custom)! task:s!
FallbackConfig enabled:b!
Feature description:s entities:[EntityColumn] full_name:s! function:Function! lifecycle:Lifecycle lineage_context:LineageContext source:DataSource! timeseries_column:TimeseriesColumn
FeatureReference feature:s!
FeatureViewSource feature_references:[FeatureReference]
FieldDefinition data_type:(INTEGER|FLOAT|BOOLEAN|STRING|DOUBLE|LONG|TIMESTAMP|DATE|SHORT|BINARY|DECIMAL)! name:s!
FileArrivalTriggerConfiguration min_time_between_triggers_seconds:i url:s! wait_after_last_change_seconds:i
FileEventQueue managed_aqs:AzureQueueStorage managed_pubsub:GcpPubsub managed_sqs:AwsSqsQueue provided_aqs:AzureQueueStorage provided_pubsub:GcpPubsub provided_sqs:AwsSqsQueue
FileFilter modified_after:s modified_before:s path_filter:s
FileIngestionOptions corrupt_record_column:s file_filters:[FileFilter] format:(BINARYFILE|JSON|CSV|XML|EXCEL|PARQUET|AVRO|ORC) format_options:{s} ignore_corrupt_files:b infer_column_types:b reader_case_sensitive:b rescued_data_column:s schema_evolution_mode:(ADD_NEW_COLUMNS_WITH_TYPE_WIDENING|ADD_NEW_COLUMNS|RESCUE|FAIL_ON_NEW_COLUMNS|NONE) schema_hints:s single_variant_column:s
FileLibrary path:s
Filters exclude:[s] include:[s]
FirstDistinctFunction input:s! n:i!
FirstFunction input:s!
FirstNFunction input:s! n:i!
FlatSchema fields:[FieldDefinition]
ForEachTask concurrency:i inputs:s! task:Task!
Function aggregation_function:AggregationFunction column_selection:ColumnSelection custom_udf:CustomUdf
GcpAttributes availability:(PREEMPTIBLE_GCP|ON_DEMAND_GCP|PREEMPTIBLE_WITH_FALLBACK_GCP) boot_disk_size:i confidential_compute_type:(CONFIDENTIAL_COMPUTE_TYPE_NONE|SEV_SNP) first_on_demand:i google_service_account:s local_ssd_count:i use_preemptible_executors:b zone_id:s
GcpPubsub subscription_name:s
GcsStorageInfo destination:s!
GenAiComputeTask command:s compute:ComputeConfig dl_runtime_image:s! mlflow_experiment_name:s source:(WORKSPACE|GIT) training_script_path:s yaml_parameters:s yaml_parameters_file_path:s
GenieSpace description:s etag:s file_path:s lifecycle:Lifecycle parent_path:s permissions:[Permission] serialized_space:a title:s warehouse_id:s
Git branch:s origin_url:s
GitRepository auto_deploy:b caller_credential_id:i provider:s! url:s!
GoogleAdsConfig manager_account_id:s
GoogleAdsCustomReportOptions metrics:[s] resource:s! resource_fields:[s] segments:[s]
GoogleAdsOptions custom_report_options:GoogleAdsCustomReportOptions lookback_window_days:i manager_account_id:s! sync_start_date:s
GoogleCloudVertexAiConfig private_key:s private_key_plaintext:s project_id:s! region:s!
GoogleDriveOptions entity_type:(FILE|FILE_METADATA|PERMISSION) file_ingestion_options:FileIngestionOptions url:s
InferenceTableConfig parent:s! table_name_prefix:s
IngestionConfig report:ReportSpec schema:SchemaSpec table:TableSpec
IngestionGatewayPipelineDefinition connection_id:s connection_name:s! connection_parameters:ConnectionParameters gateway_storage_catalog:s! gateway_storage_name:s gateway_storage_schema:s!
IngestionPipelineDefinition connection_name:s connector_type:(CDC|QUERY_BASED) data_staging_options:DataStagingOptions full_refresh_window:OperationTimeWindow ingest_from_uc_foreign_catalog:b ingestion_gateway_id:s netsuite_jar_path:s objects:[IngestionConfig] source_configurations:[SourceConfig] table_configuration:TableSpecificConfig
IngestionPipelineDefinitionFanoutOptions fanout_by:s transforms:[Transformer]
IngestionPipelineDefinitionTableSpecificConfigQueryBasedConnectorConfig cursor_columns:[s] deletion_condition:s hard_deletion_sync_min_interval_in_seconds:i
IngestionPipelineDefinitionWorkdayReportParameters incremental:b parameters:{s} report_parameters:[IngestionPipelineDefinitionWorkdayReportParametersQueryKeyValue]
IngestionPipelineDefinitionWorkdayReportParametersQueryKeyValue key:s value:s
InitScriptInfo abfss:Adlsgen2Info dbfs:DbfsStorageInfo file:LocalFileInfo gcs:GcsStorageInfo s3:S3StorageInfo volumes:VolumesStorageInfo workspace:WorkspaceStorageInfo
InputBinding column:s! parameter:s!
InstancePool aws_attributes:InstancePoolAwsAttributes azure_attributes:InstancePoolAzureAttributes custom_tags:{s} disk_spec:DiskSpec enable_elastic_disk:b gcp_attributes:InstancePoolGcpAttributes idle_instance_autotermination_minutes:i instance_pool_name:s! lifecycle:Lifecycle max_capacity:i min_idle_instances:i node_type_flexibility:NodeTypeFlexibility node_type_id:s! permissions:[InstancePoolPermission] preloaded_docker_images:[DockerImage] preloaded_spark_versions:[s] remote_disk_throughput:i total_initial_remote_disk_size:i
InstancePoolAwsAttributes availability:(SPOT|ON_DEMAND) instance_profile_arn:s spot_bid_price_percent:i zone_id:s
InstancePoolAzureAttributes availability:(SPOT_AZURE|ON_DEMAND_AZURE) capacity_reservation_group:s spot_bid_max_price:n
InstancePoolGcpAttributes gcp_availability:(PREEMPTIBLE_GCP|ON_DEMAND_GCP|PREEMPTIBLE_WITH_FALLBACK_GCP) local_ssd_count:i zone_id:s
InstancePoolPermission group_name:s level:(CAN_MANAGE|CAN_ATTACH_TO)! service_principal_name:s user_name:s
JiraConnectorOptions include_jira_spaces:[s]
Job budget_policy_id:s continuous:Continuous description:s duration_target:s email_notifications:JobEmailNotifications environment_variables:[JobEnvironmentVariables] environments:[JobEnvironment] git_source:jobs.GitSource health:JobsHealthRules job_clusters:[JobCluster] lifecycle:Lifecycle max_concurrent_runs:i name:s notification_settings:JobNotificationSettings parameters:[JobParameterDefinition] parent_path:s performance_target:(PERFORMANCE_OPTIMIZED|STANDARD) permissions:[JobPermission] queue:QueueSettings run_as:JobRunAs schedule:jobs.CronSchedule tags:{s} tasks:[Task] timeout_seconds:i trigger:TriggerSettings triggers:[TriggerConfiguration] usage_policy_id:s webhook_notifications:WebhookNotifications
JobCluster job_cluster_key:s! new_cluster:ClusterSpec serverless_compute_id:s
JobContext job_id:i job_run_id:i
JobEmailNotifications no_alert_for_skipped_runs:b on_duration_warning_threshold_exceeded:[s] on_failure:[s] on_maintenance_complete:[s] on_maintenance_start:[s] on_start:[s] on_streaming_backlog_exceeded:[s] on_success:[s]
JobEnvironment environment_key:s! spec:Environment
JobEnvironmentVariables environment_variables_key:s! spec:JobEnvironmentVariablesSpec
JobEnvironmentVariablesSpec files:[s] variables:{s}
JobNotificationSettings no_alert_for_canceled_runs:b no_alert_for_skipped_runs:b
JobParameterDefinition default:s! name:s!
JobPermission group_name:s level:(CAN_MANAGE|IS_OWNER|CAN_MANAGE_RUN|CAN_VIEW)! service_principal_name:s user_name:s
JobRun dbt_commands:[s] duration_target:s jar_params:[s] job_id:i! job_parameters:{s} lifecycle:JobRunLifecycle notebook_params:{s} only:[s] performance_target:(PERFORMANCE_OPTIMIZED|STANDARD) pipeline_params:PipelineParams python_named_params:{s} python_params:[s] queue:QueueSettings spark_submit_params:[s] sql_params:{s}
JobRunAs group_name:s service_principal_name:s user_name:s
JobRunLifecycle prevent_destroy:b triggers:[JobRunTrigger]
JobRunTrigger on_bundle_deploy:b on_file_change:s
JobsHealthRule metric:(RUN_DURATION_SECONDS|STREAMING_BACKLOG_BYTES|STREAMING_BACKLOG_RECORDS|STREAMING_BACKLOG_SECONDS|STREAMING_BACKLOG_FILES)! op:(GREATER_THAN)! value:i!
JobsHealthRules rules:[JobsHealthRule]
JsonTransformerOptions as_variant:b schema:s schema_evolution_mode:(ADD_NEW_COLUMNS_WITH_TYPE_WIDENING|ADD_NEW_COLUMNS|RESCUE|FAIL_ON_NEW_COLUMNS|NONE) schema_file_path:s schema_hints:s
KafkaOptions client_config:{s} key_transformer:Transformer max_offsets_per_trigger:i starting_offset:s topic_pattern:s topics:[s] value_transformer:Transformer
KafkaSource filter_condition:s name:s!
LastDistinctFunction input:s! n:i!
LastFunction input:s!
LastNFunction input:s! n:i!
Library cran:RCranLibrary egg:s jar:s maven:MavenLibrary pypi:PythonPyPiLibrary requirements:s whl:s
Lifecycle prevent_destroy:b
LifecycleWithStarted prevent_destroy:b started:b
LineageContext job_context:JobContext notebook_id:i
LinkedInAdsOptions custom_report_options:LinkedInAdsOptionsLinkedInAdsCustomReportOptions lookback_window_days:i sync_start_date:s
LinkedInAdsOptionsLinkedInAdsCustomReportOptions entity_granularity:[(CAMPAIGN|CREATIVE|CAMPAIGN_GROUP)] finder:(ANALYTICS|STATISTICS|ATTRIBUTED_REVENUE_METRICS)! metrics:[s] time_granularity:(ALL|DAILY|MONTHLY|YEARLY)
LocalFileInfo destination:s!
Lock enabled:b force:b
LogAnalyticsInfo log_analytics_primary_key:s log_analytics_workspace_id:s
Lookup alert:s cluster:s cluster_policy:s dashboard:s instance_pool:s job:s metastore:s notification_destination:s pipeline:s query:s service_principal:s warehouse:s
MaintenanceWindow day_of_week:(MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)! start_hour:i! timezone_id:s!
MarketoOptions sync_start_date:s
MavenLibrary coordinates:s! exclusions:[s] repo:s
MaxFunction input:s!
McpService comment:s config:McpServiceConfig grants:[PrivilegeAssignment] lifecycle:Lifecycle mcp_service_id:s! parent:s!
McpServiceConfig include_tool_selectors:[s] rate_limits:[RateLimit] source_connection:McpServiceConfigSourceConnection
McpServiceConfigSourceConnection name:s!
MetaMarketingOptions action_attribution_windows:[s] action_breakdowns:[s] action_report_time:s breakdowns:[s] custom_insights_lookback_window:i custom_report_options:MetaMarketingOptionsMetaMarketingCustomReportOptions level:s start_date:s time_increment:s
MetaMarketingOptionsMetaMarketingCustomReportOptions action_attribution_windows:[s] action_breakdowns:[s] action_report_time:s breakdowns:[s] level:s time_increment:s
MinFunction input:s!
MlflowExperiment artifact_location:s lifecycle:Lifecycle name:s! permissions:[MlflowExperimentPermission] tags:[ExperimentTag] trace_location:ExperimentTraceLocation
MlflowExperimentPermission group_name:s level:(CAN_MANAGE|CAN_EDIT|CAN_READ)! service_principal_name:s user_name:s
MlflowModel description:s lifecycle:Lifecycle name:s! permissions:[MlflowModelPermission] tags:[ModelTag]
MlflowModelPermission group_name:s level:(CAN_MANAGE|CAN_MANAGE_PRODUCTION_VERSIONS|CAN_MANAGE_STAGING_VERSIONS|CAN_EDIT|CAN_READ)! service_principal_name:s user_name:s
ModelProviderService comment:s config:ModelProviderServiceConfig grants:[PrivilegeAssignment] lifecycle:Lifecycle model_provider_service_id:s! parent:s!
ModelProviderServiceConfig allow_all_targets:b amazon_bedrock:ModelProviderServiceConfigAmazonBedrockProviderConfig anthropic:ModelProviderServiceConfigAnthropicProviderConfig azure_openai:ModelProviderServiceConfigAzureOpenAiProviderConfig bedrock_mantle:ModelProviderServiceConfigAmazonBedrockProviderConfig custom:ModelProviderServiceConfigCustomProviderConfig forward_headers:b forward_query_parameters:b forward_unmanaged_paths:b gemini_enterprise:ModelProviderServiceConfigGeminiEnterpriseProviderConfig inference_table:InferenceTableConfig microsoft_foundry:ModelProviderServiceConfigMicrosoftFoundryProviderConfig openai:ModelProviderServiceConfigOpenAiProviderConfig pricing:ModelProviderServiceConfigProviderPricingConfig provider_type:(EXTERNAL_MODEL_PROVIDER_TYPE_OPENAI|EXTERNAL_MODEL_PROVIDER_TYPE_AZURE_OPENAI|EXTERNAL_MODEL_PROVIDER_TYPE_ANTHROPIC|EXTERNAL_MODEL_PROVIDER_TYPE_AMAZON_BEDROCK|EXTERNAL_MODEL_PROVIDER_TYPE_CUSTOM|EXTERNAL_MODEL_PROVIDER_TYPE_MICROSOFT_FOUNDRY|EXTERNAL_MODEL_PROVIDER_TYPE_GEMINI_ENTERPRISE|EXTERNAL_MODEL_PROVIDER_TYPE_BEDROCK_MANTLE) rate_limits:[RateLimit] targets:[ModelProviderServiceConfigModelTargetConfig]
ModelProviderServiceConfigAmazonBedrockProviderConfig direct:ModelProviderServiceConfigAmazonBedrockProviderDirectConfig
ModelProviderServiceConfigAmazonBedrockProviderDirectConfig aws_access_key:ModelProviderServiceConfigAwsAccessKey region:s service_credential:ModelProviderServiceConfigServiceCredential
ModelProviderServiceConfigAnthropicProviderConfig direct:ModelProviderServiceConfigAnthropicProviderDirectConfig relayed:a
ModelProviderServiceConfigAnthropicProviderDirectConfig api_key:ModelProviderServiceConfigProviderSecret
ModelProviderServiceConfigAwsAccessKey access_key_id:s secret_access_key:ModelProviderServiceConfigProviderSecret
ModelProviderServiceConfigAzureOpenAiProviderConfig direct:ModelProviderServiceConfigAzureOpenAiProviderDirectConfig
ModelProviderServiceConfigAzureOpenAiProviderDirectConfig api_key:ModelProviderServiceConfigProviderSecret base_url:s entra_service_principal:ModelProviderServiceConfigEntraServicePrincipal service_credential:ModelProviderServiceConfigServiceCredential
ModelProviderServiceConfigCustomProviderApiKeyHeaderAuth api_key_name:s api_key_value:ModelProviderServiceConfigProviderSecret
ModelProviderServiceConfigCustomProviderConfig direct:ModelProviderServiceConfigCustomProviderDirectConfig
ModelProviderServiceConfigCustomProviderDirectConfig api_key:ModelProviderServiceConfigProviderSecret base_url:s header_auth:ModelProviderServiceConfigCustomProviderApiKeyHeaderAuth
ModelProviderServiceConfigEntraServicePrincipal client_id:s client_secret:ModelProviderServiceConfigProviderSecret tenant_id:s
ModelProviderServiceConfigGeminiEnterpriseProviderConfig direct:ModelProviderServiceConfigGeminiEnterpriseProviderDirectConfig
ModelProviderServiceConfigGeminiEnterpriseProviderDirectConfig api_key:ModelProviderServiceConfigProviderSecret project_id:s region:s service_credential:ModelProviderServiceConfigServiceCredential
ModelProviderServiceConfigMicrosoftFoundryProviderConfig direct:ModelProviderServiceConfigMicrosoftFoundryProviderDirectConfig
ModelProviderServiceConfigMicrosoftFoundryProviderDirectConfig api_key:ModelProviderServiceConfigProviderSecret base_url:s entra_service_principal:ModelProviderServiceConfigEntraServicePrincipal service_credential:ModelProviderServiceConfigServiceCredential
ModelProviderServiceConfigModelTargetConfig endpoint_route:s model:s! native_api_types:[s]
ModelProviderServiceConfigOpenAiProviderConfig direct:ModelProviderServiceConfigOpenAiProviderDirectConfig
ModelProviderServiceConfigOpenAiProviderDirectConfig api_key:ModelProviderServiceConfigProviderSecret base_url:s organization:s
ModelProviderServiceConfigProviderPricingConfig default_discount_basis_points:i
ModelProviderServiceConfigProviderSecret plaintext:s secret_reference:ModelProviderServiceConfigSecretReference
ModelProviderServiceConfigSecretReference name:s!
ModelProviderServiceConfigServiceCredential name:s!
ModelService comment:s config:ModelServiceConfig grants:[PrivilegeAssignment] lifecycle:Lifecycle model_service_id:s! parent:s!
ModelServiceConfig inference_table:InferenceTableConfig rate_limits:[RateLimit] routing:ModelServiceConfigRoutingConfig
ModelServiceConfigDestinationConfig destination_type:(DESTINATION_TYPE_PAY_PER_TOKEN_FOUNDATION_MODEL|DESTINATION_TYPE_PROVISIONED_THROUGHPUT_FOUNDATION_MODEL|DESTINATION_TYPE_EXTERNAL_FOUNDATION_MODEL)! external_model_config:ModelServiceConfigExternalModelConfig name:s! pay_per_token_config:ModelServiceConfigPayPerTokenConfig provisioned_throughput_config:ModelServiceConfigProvisionedThroughputConfig traffic_percentage:i
ModelServiceConfigExternalModelConfig model_provider_service:s! target:ModelProviderServiceConfigModelTargetConfig!
ModelServiceConfigFallbackConfig destinations:[ModelServiceConfigDestinationConfig]
ModelServiceConfigPayPerTokenConfig model:s!
ModelServiceConfigProvisionedThroughputConfig model_serving_endpoint:s!
ModelServiceConfigRoutingConfig destinations:[ModelServiceConfigDestinationConfig] fallback:ModelServiceConfigFallbackConfig
ModelServingEndpoint ai_gateway:AiGatewayConfig budget_policy_id:s config:EndpointCoreConfigInput description:s email_notifications:EmailNotifications lifecycle:Lifecycle name:s! permissions:[ModelServingEndpointPermission] rate_limits:[RateLimit] route_optimized:b tags:[EndpointTag] telemetry_config:TelemetryConfig
ModelServingEndpointPermission group_name:s level:(CAN_MANAGE|CAN_QUERY|CAN_VIEW)! service_principal_name:s user_name:s
ModelTag key:s value:s
ModelTriggerConfiguration aliases:[s] condition:(MODEL_CREATED|MODEL_VERSION_READY|MODEL_ALIAS_SET)! min_time_between_triggers_seconds:i securable_name:s wait_after_last_change_seconds:i
MonitorCronSchedule pause_status:(UNSPECIFIED|UNPAUSED|PAUSED) quartz_cron_expression:s! timezone_id:s!
MonitorDataClassificationConfig enabled:b
MonitorDestination email_addresses:[s]
MonitorInferenceLog granularities:[s]! label_col:s model_id_col:s! prediction_col:s! prediction_proba_col:s problem_type:(PROBLEM_TYPE_CLASSIFICATION|PROBLEM_TYPE_REGRESSION)! timestamp_col:s!
MonitorMetric definition:s! input_columns:[s]! name:s! output_data_type:s! type:(CUSTOM_METRIC_TYPE_AGGREGATE|CUSTOM_METRIC_TYPE_DERIVED|CUSTOM_METRIC_TYPE_DRIFT)!
MonitorNotifications on_failure:MonitorDestination on_new_classification_tag_detected:MonitorDestination
MonitorTimeSeries granularities:[s]! timestamp_col:s!
NodeTypeFlexibility alternate_node_type_ids:[s] aws_context_id:s
NotebookLibrary path:s
NotebookTask base_parameters:{s} notebook_path:s! source:(WORKSPACE|GIT) warehouse_id:s
Notifications alerts:[s] email_recipients:[s]
OpenAiConfig microsoft_entra_client_id:s microsoft_entra_client_secret:s microsoft_entra_client_secret_plaintext:s microsoft_entra_tenant_id:s openai_api_base:s openai_api_key:s openai_api_key_plaintext:s openai_api_type:s openai_api_version:s openai_deployment_name:s openai_organization:s
OperationTimeWindow days_of_week:[(MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)] start_hour:i! time_zone_id:s
OutlookOptions attachment_mode:(ALL|NON_INLINE_ONLY|INLINE_ONLY|NONE) body_format:(TEXT_HTML|TEXT_PLAIN) folder_filter:[s] include_folders:[s] include_mailboxes:[s] include_senders:[s] include_subjects:[s] sender_filter:[s] start_date:s subject_filter:[s]
PaLmConfig palm_api_key:s palm_api_key_plaintext:s
PathPattern include:s
PeriodicTriggerConfiguration interval:i! unit:(HOURS|DAYS|WEEKS|MINUTES)!
Permission group_name:s level:(CAN_MANAGE|CAN_RESTART|CAN_ATTACH_TO|IS_OWNER|CAN_MANAGE_RUN|CAN_VIEW|CAN_READ|CAN_RUN|CAN_EDIT|CAN_USE|CAN_MANAGE_STAGING_VERSIONS|CAN_MANAGE_PRODUCTION_VERSIONS|CAN_EDIT_METADATA|CAN_VIEW_METADATA|CAN_BIND|CAN_QUERY|CAN_MONITOR|CAN_CREATE|CAN_MONITOR_ONLY|CAN_CREATE_APP)! service_principal_name:s user_name:s
Pipeline allow_duplicate_names:b budget_policy_id:s cascade_on_destroy:b catalog:s channel:s clusters:[PipelineCluster] configuration:{s} continuous:b development:b edition:s environment:PipelinesEnvironment event_log:EventLogSpec filters:Filters gateway_definition:IngestionGatewayPipelineDefinition id:s ingestion_definition:IngestionPipelineDefinition libraries:[PipelineLibrary] lifecycle:Lifecycle name:s notifications:[Notifications] parameters:{s} parent_path:s permissions:[PipelinePermission] photon:b restart_window:RestartWindow root_path:s run_as:RunAs schema:s serverless:b serverless_compute_id:s storage:s tags:{s} target:s trigger:PipelineTrigger usage_policy_id:s
PipelineCluster apply_policy_default_values:b autoscale:PipelineClusterAutoscale aws_attributes:AwsAttributes azure_attributes:AzureAttributes cluster_log_conf:ClusterLogConf custom_tags:{s} driver_instance_pool_id:s driver_node_type_id:s enable_local_disk_encryption:b gcp_attributes:GcpAttributes init_scripts:[InitScriptInfo] instance_pool_id:s label:s node_type_id:s num_workers:i policy_id:s spark_conf:{s} spark_env_vars:{s} ssh_public_keys:[s]
PipelineClusterAutoscale max_workers:i! min_workers:i! mode:(ENHANCED|LEGACY)
PipelineLibrary file:FileLibrary glob:PathPattern jar:s maven:MavenLibrary notebook:NotebookLibrary whl:s
PipelineParams full_refresh:b full_refresh_selection:[s] refresh_flow_selection:[s] refresh_selection:[s] reset_checkpoint_selection:[s]
PipelinePermission group_name:s level:(CAN_MANAGE|IS_OWNER|CAN_RUN|CAN_VIEW)! service_principal_name:s user_name:s
PipelineTask full_refresh:b full_refresh_selection:[s] parameters:{s} pipeline_id:s! refresh_flow_selection:[s] refresh_selection:[s] reset_checkpoint_selection:[s]
PipelineTrigger cron:CronTrigger manual:a
PipelinesEnvironment dependencies:[s] environment_version:s
PostgresBranch branch_id:s! expire_time:a is_protected:b lifecycle:Lifecycle no_expiry:b parent:s! purge_on_delete:b replace_existing:b source_branch:s source_branch_lsn:s source_branch_time:a ttl:s
PostgresCatalog branch:s catalog_id:s! create_database_if_missing:b lifecycle:Lifecycle postgres_database:s!
PostgresCatalogConfig slot_config:PostgresSlotConfig
PostgresDatabase database_id:s! lifecycle:Lifecycle parent:s! postgres_database:s replace_existing:b role:s!
PostgresEndpoint autoscaling_limit_max_cu:n autoscaling_limit_min_cu:n disabled:b endpoint_id:s! endpoint_type:(ENDPOINT_TYPE_READ_WRITE|ENDPOINT_TYPE_READ_ONLY)! group:EndpointGroupSpec lifecycle:Lifecycle no_suspension:b parent:s! replace_existing:b settings:EndpointSettings suspend_timeout_duration:s
PostgresProject budget_policy_id:s custom_tags:[ProjectCustomTag] default_branch:s default_endpoint_settings:ProjectDefaultEndpointSettings display_name:s enable_pg_native_login:b history_retention_duration:s lifecycle:Lifecycle permissions:[Permission] pg_version:i project_id:s! purge_on_delete:b
PostgresRole attributes:RoleAttributes auth_method:(NO_LOGIN|PG_PASSWORD_SCRAM_SHA_256|LAKEBASE_OAUTH_V1) identity_type:(USER|SERVICE_PRINCIPAL|GROUP) lifecycle:Lifecycle membership_roles:[(DATABRICKS_SUPERUSER)] parent:s! postgres_role:s replace_existing:b role_id:s!
PostgresSlotConfig publication_name:s slot_name:s
PostgresSyncedTable accelerated_sync:b branch:s create_database_objects_if_missing:b existing_pipeline_id:s extra_columns:[SyncedTableSyncedTableSpecExtraColumn] lifecycle:Lifecycle new_pipeline_spec:postgres.NewPipelineSpec postgres_database:s primary_key_columns:[s] scheduling_policy:(CONTINUOUS|TRIGGERED|SNAPSHOT) source_table_full_name:s synced_table_id:s! timeseries_key:s type_overrides:[SyncedTableSyncedTableSpecTypeOverride]
PowerBiModel authentication_method:(OAUTH|PAT) model_name:s overwrite_existing:b storage_mode:(DIRECT_QUERY|IMPORT|DUAL) workspace_name:s
PowerBiTable catalog:s name:s schema:s storage_mode:(DIRECT_QUERY|IMPORT|DUAL)
PowerBiTask connection_resource_name:s power_bi_model:PowerBiModel refresh_after_update:b tables:[PowerBiTable] warehouse_id:s
Presets artifacts_dynamic_version:b jobs_max_concurrent_runs:i name_prefix:s pipelines_development:b source_linked_deployment:b tags:{s} trigger_pause_status:s
PrivilegeAssignment principal:s privileges:[(SELECT|READ_PRIVATE_FILES|WRITE_PRIVATE_FILES|CREATE|USAGE|USE_CATALOG|USE_SCHEMA|CREATE_SCHEMA|CREATE_VIEW|CREATE_EXTERNAL_TABLE|CREATE_MATERIALIZED_VIEW|CREATE_FUNCTION|CREATE_MODEL|CREATE_CATALOG|CREATE_MANAGED_STORAGE|CREATE_EXTERNAL_LOCATION|CREATE_STORAGE_CREDENTIAL|CREATE_SERVICE_CREDENTIAL|ACCESS|CREATE_SHARE|CREATE_RECIPIENT|CREATE_PROVIDER|USE_SHARE|USE_RECIPIENT|USE_PROVIDER|USE_MARKETPLACE_ASSETS|SET_SHARE_PERMISSION|MODIFY|REFRESH|EXECUTE|READ_FILES|WRITE_FILES|CREATE_TABLE|ALL_PRIVILEGES|CREATE_CONNECTION|USE_CONNECTION|APPLY_TAG|CREATE_FOREIGN_CATALOG|CREATE_FOREIGN_SECURABLE|MANAGE_ALLOWLIST|CREATE_VOLUME|CREATE_EXTERNAL_VOLUME|READ_VOLUME|WRITE_VOLUME|MANAGE|BROWSE|CREATE_CLEAN_ROOM|MODIFY_CLEAN_ROOM|EXECUTE_CLEAN_ROOM_TASK|EXTERNAL_USE_SCHEMA|READ_METADATA)]
ProjectCustomTag key:s value:s
ProjectDefaultEndpointSettings autoscaling_limit_max_cu:n autoscaling_limit_min_cu:n no_suspension:b pg_settings:{s} suspend_timeout_duration:s
ProtobufTransformerOptions desc_file_path:s message_name:s parse_mode:(FAILFAST|PERMISSIVE) recursive_fields_max_depth:i schema_registry:SchemaRegistryConfig
PyDABs enabled:b
Python mutators:[s] resources:[s] venv_path:s
PythonOperatorTask main:s parameters:[PythonOperatorTaskParameter]
PythonOperatorTaskParameter name:s value:s
PythonPyPiLibrary package:s! repo:s
PythonWheelTask entry_point:s! named_parameters:{s} package_name:s! parameters:[s]
QualityMonitor assets_dir:s! baseline_table_name:s custom_metrics:[MonitorMetric] data_classification_config:MonitorDataClassificationConfig inference_log:MonitorInferenceLog latest_monitor_failure_msg:s lifecycle:Lifecycle notifications:MonitorNotifications output_schema_name:s! schedule:MonitorCronSchedule skip_builtin_dashboard:b slicing_exprs:[s] snapshot:a table_name:s! time_series:MonitorTimeSeries warehouse_id:s
QueueSettings enabled:b!
RCranLibrary package:s! repo:s
RabbitmqOptions queue:s!
RateLimit calls:i! key:(user|endpoint) renewal_period:(minute)!
RedditAdsOptions custom_report_options:RedditAdsOptionsRedditAdsCustomReportOptions lookback_window_days:i sync_start_date:s
RedditAdsOptionsRedditAdsCustomReportOptions breakdowns:[s] fields:[s]
RegisteredModel aliases:[RegisteredModelAlias] catalog_name:s comment:s created_at:i created_by:s full_name:s grants:[PrivilegeAssignment] lifecycle:Lifecycle metastore_id:s name:s owner:s schema_name:s storage_location:s updated_at:i updated_by:s
RegisteredModelAlias alias_name:s catalog_name:s id:s model_name:s schema_name:s version_num:i
ReportSpec destination_catalog:s! destination_schema:s! destination_table:s source_url:s! table_configuration:TableSpecificConfig
RequestSource dataframe_schema:s flat_schema:FlatSchema
Resources alerts:{Alert} apps:{App} catalogs:{Catalog} cluster_policies:{ClusterPolicy} clusters:{Cluster} dashboards:{Dashboard} database_catalogs:{DatabaseCatalog} database_instances:{DatabaseInstance} experiments:{MlflowExperiment} external_locations:{ExternalLocation} features:{Feature} genie_spaces:{GenieSpace} instance_pools:{InstancePool} job_runs:{JobRun} jobs:{Job} mcp_services:{McpService} model_provider_services:{ModelProviderService} model_services:{ModelService} model_serving_endpoints:{ModelServingEndpoint} models:{MlflowModel} pipelines:{Pipeline} postgres_branches:{PostgresBranch} postgres_catalogs:{PostgresCatalog} postgres_databases:{PostgresDatabase} postgres_endpoints:{PostgresEndpoint} postgres_projects:{PostgresProject} postgres_roles:{PostgresRole} postgres_synced_tables:{PostgresSyncedTable} quality_monitors:{QualityMonitor} registered_models:{RegisteredModel} schemas:{Schema} secret_scopes:{SecretScope} secrets:{Secret} sql_warehouses:{SqlWarehouse} synced_database_tables:{SyncedDatabaseTable} vector_search_endpoints:{VectorSearchEndpoint} vector_search_indexes:{VectorSearchIndex} volumes:{Volume}
RestartWindow days_of_week:[(MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)] start_hour:i! time_zone_id:s
RoleAttributes bypassrls:b createdb:b createrole:b
RollingWindow delay:s window_duration:s
Root artifacts:{Artifact} bundle:Bundle environments:{Target} experimental:Experimental include:[s] permissions:[Permission] presets:Presets python:Python resources:Resources run_as:JobRunAs scripts:{Script} sync:Sync targets:{Target} variables:{Variable} workspace:Workspace
Route served_entity_name:s served_model_name:s traffic_percentage:i!
RunAs group_name:s service_principal_name:s user_name:s
RunJobTask dbt_commands:[s] jar_params:[s] job_id:i! job_parameters:{s} notebook_params:{s} pipeline_params:PipelineParams python_named_params:{s} python_params:[s] spark_submit_params:[s] sql_params:{s}
S3StorageInfo canned_acl:s destination:s! enable_encryption:b encryption_type:s endpoint:s kms_key:s region:s
SawtoothWindow delay:s window_duration:s
Schema catalog_name:s! comment:s custom_max_retention_hours:i grants:[PrivilegeAssignment] lifecycle:Lifecycle name:s! properties:{s} storage_root:s
SchemaRegistryConfig confluent_options:ConfluentSchemaRegistryOptions connection_name:s protobuf_message_name:s
SchemaSpec connector_options:ConnectorOptions destination_catalog:s! destination_schema:s! fanout_options:IngestionPipelineDefinitionFanoutOptions source_catalog:s source_schema:s! table_configuration:TableSpecificConfig
Script content:s! env:{s}
Secret catalog_name:s! comment:s expire_time:a grants:[PrivilegeAssignment] lifecycle:Lifecycle name:s! owner:s schema_name:s! value:s!
SecretScope backend_type:(DATABRICKS|AZURE_KEYVAULT) keyvault_metadata:AzureKeyVaultSecretScopeMetadata lifecycle:Lifecycle name:s! permissions:[SecretScopePermission]
SecretScopePermission group_name:s level:(READ|WRITE|MANAGE)! service_principal_name:s user_name:s
ServedEntityInput burst_scaling_enabled:b entity_name:s entity_version:s environment_vars:{s} external_model:ExternalModel instance_profile_arn:s max_provisioned_concurrency:i max_provisioned_throughput:i min_provisioned_concurrency:i min_provisioned_throughput:i name:s provisioned_model_units:i scale_to_zero_enabled:b workload_size:s workload_type:(CPU|GPU_MEDIUM|GPU_SMALL|GPU_LARGE|MULTIGPU_MEDIUM|CPU_LARGE|GPU_XLARGE_8|GPU_XLARGE|CPU_MEDIUM)
ServedModelInput burst_scaling_enabled:b environment_vars:{s} instance_profile_arn:s max_provisioned_concurrency:i max_provisioned_throughput:i min_provisioned_concurrency:i min_provisioned_throughput:i model_name:s! model_version:s! name:s provisioned_model_units:i scale_to_zero_enabled:b! workload_size:s workload_type:(CPU|GPU_MEDIUM|GPU_SMALL|GPU_LARGE|MULTIGPU_MEDIUM|CPU_LARGE|GPU_XLARGE_8|GPU_XLARGE|CPU_MEDIUM)
SharepointOptions entity_type:(FILE|FILE_METADATA|PERMISSION|LIST) file_ingestion_options:FileIngestionOptions url:s
SlidingWindow delay:s offset:s slide_duration:s! window_duration:s
SmartsheetOptions enforce_schema:b
SourceCatalogConfig postgres:PostgresCatalogConfig source_catalog:s
SourceConfig api_source_connector_config:ApiSourceConnectorConfig catalog:SourceCatalogConfig google_ads_config:GoogleAdsConfig
SourceLateness settling_delay:s
SparkJarTask jar_uri:s main_class_name:s parameters:[s] run_as_repl:b
SparkPythonTask parameters:[s] python_file:s! source:(WORKSPACE|GIT)
SparkSubmitTask parameters:[s]
SparseCheckout patterns:[s]
SqlConditionConfiguration sql_query_id:s! trigger_mode:(QUERY_RETURNS_ROWS|RESULT_VALUE_CHANGES) warehouse_id:s!
SqlTask alert:SqlTaskAlert dashboard:SqlTaskDashboard file:SqlTaskFile parameters:{s} query:SqlTaskQuery warehouse_id:s!
SqlTaskAlert alert_id:s! pause_subscriptions:b subscriptions:[SqlTaskSubscription]
SqlTaskDashboard custom_subject:s dashboard_id:s! pause_subscriptions:b subscriptions:[SqlTaskSubscription]
SqlTaskFile path:s! source:(WORKSPACE|GIT)
SqlTaskQuery query_id:s!
SqlTaskSubscription destination_id:s user_name:s
SqlWarehouse auto_stop_mins:i channel:Channel cluster_size:s creator_name:s enable_photon:b enable_serverless_compute:b instance_profile_arn:s lifecycle:LifecycleWithStarted max_num_clusters:i min_num_clusters:i name:s permissions:[SqlWarehousePermission] spot_instance_policy:(POLICY_UNSPECIFIED|COST_OPTIMIZED|RELIABILITY_OPTIMIZED) statement_timeout:i tags:EndpointTags warehouse_type:(TYPE_UNSPECIFIED|CLASSIC|PRO|REALTIME)
SqlWarehousePermission group_name:s level:(CAN_MANAGE|IS_OWNER|CAN_USE|CAN_MONITOR|CAN_VIEW)! service_principal_name:s user_name:s
SseEncryptionDetails algorithm:(AWS_SSE_S3|AWS_SSE_KMS) aws_kms_key_arn:s
StddevPopFunction input:s!
StddevSampFunction input:s!
StreamSource dataframe_schema:s filter_condition:s full_name:s! transformation_sql:s
Subscription attachment:SubscriptionAttachment custom_subject:s paused:b subscribers:[SubscriptionSubscriber]
SubscriptionAttachment data_attachment:SubscriptionAttachmentDataAttachment page_attachment:SubscriptionAttachmentPageAttachment
SubscriptionAttachmentDataAttachment file_format:(FILE_FORMAT_CSV|FILE_FORMAT_TSV|FILE_FORMAT_EXCEL)! include_applied_filters:b widgets:[SubscriptionAttachmentDataAttachmentWidget]
SubscriptionAttachmentDataAttachmentWidget page_id:s! widget_id:s!
SubscriptionAttachmentPageAttachment page_ids:[s] page_selection:(PAGE_SELECTION_ALL|PAGE_SELECTION_SUBSET)
SubscriptionSubscriber destination_id:s user_name:s
SumFunction input:s!
Sync exclude:[s] include:[s] paths:[s]
SyncedDatabaseTable database_instance_name:s lifecycle:Lifecycle logical_database_name:s name:s! spec:SyncedTableSpec
SyncedTableSpec accelerated_sync:b create_database_objects_if_missing:b existing_pipeline_id:s new_pipeline_spec:database.NewPipelineSpec primary_key_columns:[s] scheduling_policy:(CONTINUOUS|TRIGGERED|SNAPSHOT) source_table_full_name:s timeseries_key:s type_overrides:[SyncedTableSpecTypeOverride]
SyncedTableSpecTypeOverride column_name:s! pg_type:(PG_SPECIFIC_TYPE_VECTOR|PG_SPECIFIC_TYPE_HALFVEC|PG_SPECIFIC_TYPE_VARCHAR)! size:i
SyncedTableSyncedTableSpecExtraColumn column_name:s! column_type:s! compute:s maintenance:(STORED_GENERATED)
SyncedTableSyncedTableSpecTypeOverride column_name:s! pg_type:(PG_SPECIFIC_TYPE_VECTOR|PG_SPECIFIC_TYPE_HALFVEC|PG_SPECIFIC_TYPE_VARCHAR)! size:i
TableSpec connector_options:ConnectorOptions destination_catalog:s! destination_schema:s! destination_table:s source_catalog:s source_schema:s source_table:s! table_configuration:TableSpecificConfig
TableSpecificConfig auto_full_refresh_policy:AutoFullRefreshPolicy clustering_columns:[s] enable_auto_clustering:b exclude_columns:[s] include_columns:[s] primary_keys:[s] query_based_connector_config:IngestionPipelineDefinitionTableSpecificConfigQueryBasedConnectorConfig row_filter:s salesforce_include_formula_fields:b scd_type:(SCD_TYPE_1|SCD_TYPE_2|APPEND_ONLY) sequence_by:[s] source_metadata_column:s table_properties:{s} workday_report_parameters:IngestionPipelineDefinitionWorkdayReportParameters
TableUpdateTriggerConfiguration condition:(ANY_UPDATED|ALL_UPDATED) min_time_between_triggers_seconds:i table_names:[s]! wait_after_last_change_seconds:i
Target artifacts:{Artifact} bundle:Bundle cluster_id:s compute_id:s default:b git:Git mode:s permissions:[Permission] presets:Presets resources:Resources run_as:JobRunAs sync:Sync variables:{a} workspace:Workspace
Task ai_runtime_task:AiRuntimeTask alert_task:AlertTask clean_rooms_notebook_task:CleanRoomsNotebookTask compute:Compute condition_task:ConditionTask dashboard_task:DashboardTask dbt_cloud_task:DbtCloudTask dbt_platform_task:DbtPlatformTask dbt_task:DbtTask depends_on:[TaskDependency] description:s disable_auto_optimization:b disabled:b email_notifications:TaskEmailNotifications environment_key:s environment_variables_key:s existing_cluster_id:s for_each_task:ForEachTask gen_ai_compute_task:GenAiComputeTask health:JobsHealthRules job_cluster_key:s libraries:[Library] max_retries:i min_retry_interval_millis:i new_cluster:ClusterSpec notebook_task:NotebookTask notification_settings:TaskNotificationSettings pipeline_task:PipelineTask power_bi_task:PowerBiTask python_operator_task:PythonOperatorTask python_wheel_task:PythonWheelTask retry_on_timeout:b run_if:(ALL_SUCCESS|ALL_DONE|NONE_FAILED|AT_LEAST_ONE_SUCCESS|ALL_FAILED|AT_LEAST_ONE_FAILED) run_job_task:RunJobTask spark_jar_task:SparkJarTask spark_python_task:SparkPythonTask spark_submit_task:SparkSubmitTask sql_task:SqlTask task_key:s! timeout_seconds:i webhook_notifications:WebhookNotifications
TaskDependency outcome:s task_key:s!
TaskEmailNotifications no_alert_for_skipped_runs:b on_duration_warning_threshold_exceeded:[s] on_failure:[s] on_maintenance_complete:[s] on_maintenance_start:[s] on_start:[s] on_streaming_backlog_exceeded:[s] on_success:[s]
TaskNotificationSettings alert_on_last_attempt:b no_alert_for_canceled_runs:b no_alert_for_skipped_runs:b
TelemetryConfig enabled_telemetry_features:[(TELEMETRY_FEATURE_LOGS|TELEMETRY_FEATURE_TRACES|TELEMETRY_FEATURE_METRICS|TELEMETRY_FEATURE_INFERENCE_TABLE)] inference_table_config:TelemetryInferenceTableConfig table_names:UnityCatalogTableNames telemetry_profile_id:s
TelemetryExportDestination unity_catalog:UnityCatalog
TelemetryInferenceTableConfig sampling_fraction:n
TikTokAdsOptions custom_report_options:TikTokAdsOptionsTikTokAdsCustomReportOptions data_level:(AUCTION_ADVERTISER|AUCTION_CAMPAIGN|AUCTION_ADGROUP|AUCTION_AD) dimensions:[s] lookback_window_days:i metrics:[s] query_lifetime:b report_type:(BASIC|AUDIENCE|PLAYABLE_AD|DSA|BUSINESS_CENTER|GMV_MAX) sync_start_date:s
TikTokAdsOptionsTikTokAdsCustomReportOptions data_level:(AUCTION_ADVERTISER|AUCTION_CAMPAIGN|AUCTION_ADGROUP|AUCTION_AD) dimensions:[s] metrics:[s] query_lifetime:b report_type:(BASIC|AUDIENCE|PLAYABLE_AD|DSA|BUSINESS_CENTER|GMV_MAX)
TimeWindow rolling:RollingWindow sawtooth:SawtoothWindow sliding:SlidingWindow start_time:s tumbling:TumblingWindow
TimeseriesColumn name:s!
TrafficConfig routes:[Route]
Transformer avro_options:AvroTransformerOptions format:(STRING|JSON|AVRO|PROTOBUF) input_column:s json_options:JsonTransformerOptions output_column:s protobuf_options:ProtobufTransformerOptions
TriggerConfiguration continuous:ContinuousTriggerConfiguration file_arrival:FileArrivalTriggerConfiguration model:ModelTriggerConfiguration pause_status:(UNPAUSED|PAUSED) periodic:PeriodicTriggerConfiguration schedule:CronTriggerConfiguration sql_condition:SqlConditionConfiguration table_update:TableUpdateTriggerConfiguration
TriggerSettings file_arrival:FileArrivalTriggerConfiguration model:ModelTriggerConfiguration pause_status:(UNPAUSED|PAUSED) periodic:PeriodicTriggerConfiguration sql_condition:SqlConditionConfiguration table_update:TableUpdateTriggerConfiguration
TumblingWindow delay:s offset:s window_duration:s!
UcTraceLocation catalog:s! schema:s! table_prefix:s
UnityCatalog logs_table:s! metrics_table:s! traces_table:s!
UnityCatalogTableNames annotations_table:s logs_table:s metrics_table:s traces_table:s
VarPopFunction input:s!
VarSampFunction input:s!
Variable default:a description:s lookup:Lookup type:s
VectorSearchEndpoint budget_policy_id:s endpoint_type:(STORAGE_OPTIMIZED|STANDARD)! lifecycle:Lifecycle name:s! permissions:[VectorSearchEndpointPermission] target_qps:i usage_policy_id:s
VectorSearchEndpointPermission group_name:s level:(CAN_CREATE|CAN_MANAGE|CAN_USE)! service_principal_name:s user_name:s
VectorSearchIndex delta_sync_index_spec:DeltaSyncVectorIndexSpecRequest direct_access_index_spec:DirectAccessVectorIndexSpec endpoint_name:s! grants:[PrivilegeAssignment] index_subtype:(VECTOR|FULL_TEXT|HYBRID) index_type:(DELTA_SYNC|DIRECT_ACCESS)! lifecycle:Lifecycle name:s! primary_key:s!
Volume catalog_name:s! comment:s grants:[PrivilegeAssignment] lifecycle:Lifecycle name:s! schema_name:s! storage_location:s volume_type:(MANAGED|EXTERNAL)
VolumesStorageInfo destination:s!
Webhook id:s!
WebhookNotifications on_duration_warning_threshold_exceeded:[Webhook] on_failure:[Webhook] on_maintenance_complete:[Webhook] on_maintenance_start:[Webhook] on_start:[Webhook] on_streaming_backlog_exceeded:[Webhook] on_success:[Webhook]
WorkloadType clients:ClientsTypes!
Workspace account_id:s artifact_path:s auth_type:s azure_client_id:s azure_environment:s azure_login_app_id:s azure_tenant_id:s azure_use_msi:b azure_workspace_resource_id:s client_id:s experimental_is_unified_host:b file_path:s google_service_account:s host:s profile:s resource_path:s root_path:s state_path:s workspace_id:s
WorkspaceStorageInfo destination:s!
ZendeskSupportOptions start_date:s
apps.GitSource branch:s commit:s source_code_path:s tag:s
database.NewPipelineSpec budget_policy_id:s storage_catalog:s storage_schema:s
jobs.CronSchedule pause_status:(UNPAUSED|PAUSED) quartz_cron_expression:s! sql_condition:SqlConditionConfiguration timezone_id:s!
jobs.GitSource git_branch:s git_commit:s git_provider:(gitHub|bitbucketCloud|azureDevOpsServices|gitHubEnterprise|bitbucketServer|gitLab|gitLabEnterpriseEdition|awsCodeCommit)! git_tag:s git_url:s! sparse_checkout:SparseCheckout
postgres.NewPipelineSpec budget_policy_id:s pipeline_channel:(CURRENT|PREVIEW) storage_catalog:s storage_schema:s
sql.CronSchedule pause_status:(UNPAUSED|PAUSED) quartz_cron_schedule:s! timezone_id:s!
`;
