/**
 * The fields of jobs that take one of a few words, by the type that holds them in job-shapes.ts; as
 * of the schema that Databricks CLI 1.13 prints. A test compares the two.
 */
const TEXT = `
Job.performance_target = PERFORMANCE_OPTIMIZED STANDARD
Continuous.pause_status = PAUSED UNPAUSED
CronSchedule.pause_status = PAUSED UNPAUSED
TriggerSettings.pause_status = PAUSED UNPAUSED
TriggerConfiguration.pause_status = PAUSED UNPAUSED
Continuous.task_retry_mode = NEVER ON_FAILURE
ContinuousTriggerConfiguration.task_retry_mode = NEVER ON_FAILURE
PeriodicTriggerConfiguration.unit = MINUTES HOURS DAYS WEEKS
TableUpdateTriggerConfiguration.condition = ANY_UPDATED ALL_UPDATED
ModelTriggerConfiguration.condition = MODEL_CREATED MODEL_VERSION_READY MODEL_ALIAS_SET
SqlConditionConfiguration.trigger_mode = QUERY_RETURNS_ROWS RESULT_VALUE_CHANGES
Task.run_if = ALL_SUCCESS ALL_DONE NONE_FAILED AT_LEAST_ONE_SUCCESS ALL_FAILED AT_LEAST_ONE_FAILED
ConditionTask.op = EQUAL_TO NOT_EQUAL GREATER_THAN GREATER_THAN_OR_EQUAL LESS_THAN LESS_THAN_OR_EQUAL
DbtTask.source = WORKSPACE GIT
GenAiComputeTask.source = WORKSPACE GIT
NotebookTask.source = WORKSPACE GIT
SparkPythonTask.source = WORKSPACE GIT
SqlTaskFile.source = WORKSPACE GIT
PowerBiModel.authentication_method = OAUTH PAT
PowerBiModel.storage_mode = DIRECT_QUERY IMPORT DUAL
PowerBiTable.storage_mode = DIRECT_QUERY IMPORT DUAL
JobsHealthRule.metric = RUN_DURATION_SECONDS STREAMING_BACKLOG_BYTES STREAMING_BACKLOG_RECORDS STREAMING_BACKLOG_SECONDS STREAMING_BACKLOG_FILES
JobsHealthRule.op = GREATER_THAN
Compute.hardware_accelerator = GPU_1xA10 GPU_8xH100
ComputeSpec.accelerator_type = GPU_1xA10 GPU_1xH100 GPU_8xH100
JobPermission.level = CAN_VIEW CAN_MANAGE_RUN CAN_MANAGE IS_OWNER
GitSource.git_provider = gitHub gitHubEnterprise gitLab gitLabEnterpriseEdition bitbucketCloud bitbucketServer azureDevOpsServices awsCodeCommit
`;

/** The words that a field takes, by `Type.field`. */
export const JOB_VALUES: ReadonlyMap<string, readonly string[]> = new Map(
  TEXT.trim()
    .split('\n')
    .map((line) => {
      const [field = '', words = ''] = line.split(' = ');
      return [field, words.split(' ')];
    }),
);
