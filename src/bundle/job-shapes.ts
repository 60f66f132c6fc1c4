/**
 * The fields of jobs and all that is in them, as of the schema that Databricks CLI 1.13 prints with
 * `databricks bundle schema`; a test compares the two. Clusters are left out: what is in a
 * `new_cluster` is not looked at.
 *
 * One line per type: `name` is a value, `name!` must be there, `:Type` is a map of that type,
 * `:[Type]` a list of such maps, `:[]` a list of values and `:{}` a map with names of its own.
 */
const TEXT = `
Job = budget_policy_id continuous:Continuous description email_notifications:JobEmailNotifications
  environments:[JobEnvironment] git_source:GitSource health:JobsHealthRules
  job_clusters:[JobCluster] lifecycle:Lifecycle max_concurrent_runs name
  notification_settings:JobNotificationSettings parameters:[JobParameterDefinition] parent_path
  performance_target permissions:[JobPermission] queue:QueueSettings run_as:JobRunAs
  schedule:CronSchedule tags:{} tasks:[Task] timeout_seconds trigger:TriggerSettings
  triggers:[TriggerConfiguration] usage_policy_id webhook_notifications:WebhookNotifications
Task = ai_runtime_task:AiRuntimeTask alert_task:AlertTask
  clean_rooms_notebook_task:CleanRoomsNotebookTask compute:Compute condition_task:ConditionTask
  dashboard_task:DashboardTask dbt_cloud_task:DbtCloudTask dbt_platform_task:DbtPlatformTask
  dbt_task:DbtTask depends_on:[TaskDependency] description disable_auto_optimization disabled
  email_notifications:TaskEmailNotifications environment_key existing_cluster_id
  for_each_task:ForEachTask gen_ai_compute_task:GenAiComputeTask health:JobsHealthRules
  job_cluster_key libraries:[Library] max_retries min_retry_interval_millis new_cluster:{}
  notebook_task:NotebookTask notification_settings:TaskNotificationSettings
  pipeline_task:PipelineTask power_bi_task:PowerBiTask python_operator_task:PythonOperatorTask
  python_wheel_task:PythonWheelTask retry_on_timeout run_if run_job_task:RunJobTask
  spark_jar_task:SparkJarTask spark_python_task:SparkPythonTask spark_submit_task:SparkSubmitTask
  sql_task:SqlTask task_key! timeout_seconds webhook_notifications:WebhookNotifications
Continuous = pause_status task_retry_mode
JobEmailNotifications = no_alert_for_skipped_runs on_duration_warning_threshold_exceeded:[]
  on_failure:[] on_start:[] on_streaming_backlog_exceeded:[] on_success:[]
JobEnvironment = environment_key! spec:Environment
GitSource = git_branch git_commit git_provider! git_tag git_url! sparse_checkout:SparseCheckout
JobsHealthRules = rules:[JobsHealthRule]
JobCluster = job_cluster_key! new_cluster:{} serverless_compute_id
Lifecycle = prevent_destroy
JobNotificationSettings = no_alert_for_canceled_runs no_alert_for_skipped_runs
JobParameterDefinition = default! name!
JobPermission = group_name level! service_principal_name user_name
QueueSettings = enabled!
JobRunAs = group_name service_principal_name user_name
CronSchedule = pause_status quartz_cron_expression! sql_condition:SqlConditionConfiguration
  timezone_id!
TriggerSettings = file_arrival:FileArrivalTriggerConfiguration model:ModelTriggerConfiguration
  pause_status periodic:PeriodicTriggerConfiguration sql_condition:SqlConditionConfiguration
  table_update:TableUpdateTriggerConfiguration
TriggerConfiguration = continuous:ContinuousTriggerConfiguration
  file_arrival:FileArrivalTriggerConfiguration model:ModelTriggerConfiguration pause_status
  periodic:PeriodicTriggerConfiguration schedule:CronTriggerConfiguration
  sql_condition:SqlConditionConfiguration table_update:TableUpdateTriggerConfiguration
WebhookNotifications = on_duration_warning_threshold_exceeded:[Webhook] on_failure:[Webhook]
  on_start:[Webhook] on_streaming_backlog_exceeded:[Webhook] on_success:[Webhook]
Environment = base_environment client dependencies:[] environment_version java_dependencies:[]
SparseCheckout = patterns:[]
JobsHealthRule = metric! op! value!
SqlConditionConfiguration = sql_query_id! trigger_mode warehouse_id!
AiRuntimeTask = code_source_path deployments!:[DeploymentSpec] docker_image_url experiment!
  mlflow_artifact_location mlflow_experiment_directory mlflow_run
AlertTask = alert_id subscribers:[AlertTaskSubscriber] warehouse_id workspace_path
CleanRoomsNotebookTask = clean_room_name! etag notebook_base_parameters:{} notebook_name!
Compute = hardware_accelerator
ConditionTask = left! op! right!
DashboardTask = dashboard_id filters:{} subscription:Subscription warehouse_id
DbtCloudTask = connection_resource_name dbt_cloud_job_id
DbtPlatformTask = connection_resource_name dbt_platform_job_id
DbtTask = catalog commands!:[] profiles_directory project_directory schema source warehouse_id
TaskDependency = outcome task_key!
TaskEmailNotifications = no_alert_for_skipped_runs on_duration_warning_threshold_exceeded:[]
  on_failure:[] on_start:[] on_streaming_backlog_exceeded:[] on_success:[]
ForEachTask = concurrency inputs! task!:Task
GenAiComputeTask = command compute:ComputeConfig dl_runtime_image! mlflow_experiment_name source
  training_script_path yaml_parameters yaml_parameters_file_path
Library = cran:RCranLibrary egg jar maven:MavenLibrary pypi:PythonPyPiLibrary requirements whl
NotebookTask = base_parameters:{} notebook_path! source warehouse_id
TaskNotificationSettings = alert_on_last_attempt no_alert_for_canceled_runs
  no_alert_for_skipped_runs
PipelineTask = full_refresh full_refresh_selection:[] parameters:{} pipeline_id!
  refresh_flow_selection:[] refresh_selection:[] reset_checkpoint_selection:[]
PowerBiTask = connection_resource_name power_bi_model:PowerBiModel refresh_after_update
  tables:[PowerBiTable] warehouse_id
PythonOperatorTask = main parameters:[PythonOperatorTaskParameter]
PythonWheelTask = entry_point! named_parameters:{} package_name! parameters:[]
RunJobTask = dbt_commands:[] jar_params:[] job_id! job_parameters:{} notebook_params:{}
  pipeline_params:PipelineParams python_named_params:{} python_params:[] spark_submit_params:[]
  sql_params:{}
SparkJarTask = jar_uri main_class_name parameters:[] run_as_repl
SparkPythonTask = parameters:[] python_file! source
SparkSubmitTask = parameters:[]
SqlTask = alert:SqlTaskAlert dashboard:SqlTaskDashboard file:SqlTaskFile parameters:{}
  query:SqlTaskQuery warehouse_id!
FileArrivalTriggerConfiguration = min_time_between_triggers_seconds url!
  wait_after_last_change_seconds
ModelTriggerConfiguration = aliases:[] condition! min_time_between_triggers_seconds securable_name
  wait_after_last_change_seconds
PeriodicTriggerConfiguration = interval! unit!
TableUpdateTriggerConfiguration = condition min_time_between_triggers_seconds table_names!:[]
  wait_after_last_change_seconds
ContinuousTriggerConfiguration = task_retry_mode
CronTriggerConfiguration = quartz_cron_expression! timezone_id!
Webhook = id!
DeploymentSpec = command_path! compute!:ComputeSpec name
AlertTaskSubscriber = destination_id user_name
Subscription = custom_subject paused subscribers:[SubscriptionSubscriber]
ComputeConfig = gpu_node_pool_id gpu_type num_gpus!
RCranLibrary = package! repo
MavenLibrary = coordinates! exclusions:[] repo
PythonPyPiLibrary = package! repo
PowerBiModel = authentication_method model_name overwrite_existing storage_mode workspace_name
PowerBiTable = catalog name schema storage_mode
PythonOperatorTaskParameter = name value
PipelineParams = full_refresh full_refresh_selection:[] refresh_flow_selection:[]
  refresh_selection:[] reset_checkpoint_selection:[]
SqlTaskAlert = alert_id! pause_subscriptions subscriptions:[SqlTaskSubscription]
SqlTaskDashboard = custom_subject dashboard_id! pause_subscriptions
  subscriptions:[SqlTaskSubscription]
SqlTaskFile = path! source
SqlTaskQuery = query_id!
ComputeSpec = accelerator_count! accelerator_type!
SubscriptionSubscriber = destination_id user_name
SqlTaskSubscription = destination_id user_name
`;

export interface FieldShape {
  readonly name: string;
  readonly required: boolean;
  readonly form: 'value' | 'map' | 'list' | 'free';
  /** The type of what is in it; null when that is not a map of known fields. */
  readonly type: string | null;
}

/** The fields of a type by name. */
export type TypeShape = ReadonlyMap<string, FieldShape>;

/** All types by name; `Job` and `Task` are the ones to start from. */
export const JOB_SHAPES: ReadonlyMap<string, TypeShape> = new Map(
  TEXT.trim()
    .split(/\n(?! )/)
    .map((line) => {
      const [name = '', fields = ''] = line.split(' = ');
      const shapes = fields.split(/\s+/).map(fieldShape);
      return [name, new Map(shapes.map((shape) => [shape.name, shape]))];
    }),
);

function fieldShape(word: string): FieldShape {
  const [, name = '', mark, form] = /^(\w+)(!?)(?::(.+))?$/.exec(word) ?? [];
  const type = form?.replace(/[[\]{}]/g, '') || null;
  return { name, required: mark === '!', form: formOf(form), type };
}

function formOf(form: string | undefined): FieldShape['form'] {
  if (form === undefined) return 'value';
  if (form.startsWith('[')) return 'list';
  return form === '{}' ? 'free' : 'map';
}
