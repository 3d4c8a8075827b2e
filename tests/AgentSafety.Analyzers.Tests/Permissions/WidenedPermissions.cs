using AgentSafety.Rules;
using static AgentSafety.Analyzers.Tests.PermissionWorld;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1008: an agent can widen permissions, and the message says what comes along.</summary>
public sealed class WidenedPermissions
{
    private const string Policy = "await iam.PutUserPolicyAsync(new() { UserName = id, ";

    [Theory]
    [InlineData("'Action': 's3:*', 'Resource': '*'", "grants 's3:*' on '*', and with it DeleteBucket, DeleteObject, PutBucketPolicy")]
    [InlineData("'Action': ['s3:Get*', 'ec2:Terminate*'], 'Resource': ['arn:aws:x', '*']", "grants 'ec2:Terminate*' on '*', and with it TerminateInstances")]
    [InlineData("'Action': '*', 'Resource': '*'", "grants '*' on '*', and with it TerminateInstances, DeleteBucket, DeleteDBInstance")]
    [InlineData("'NotAction': 'iam:*', 'Resource': '*'", "allows everything but a few actions on '*', and with it TerminateInstances, DeleteBucket, DeleteDBInstance")]
    [InlineData("'Action': 'iam:PassRole', 'Resource': '*'", "grants 'iam:PassRole' on '*'")]
    [InlineData("'Action': 'sts:AssumeRole', 'Principal': { 'AWS': '*' }", "lets anybody do 'sts:AssumeRole'")]
    public Task A_policy_is_read(string statement, string says) => Verify.Says(RemarkRules.WidenedPermissions, Tool(
        Policy + "{|#0:PolicyDocument = @\"" + Json(statement) + "\"|} });"), steps: 1, "Run", "IAmazonIdentityManagementService.PutUserPolicyAsync", "", "", says);

    [Theory]
    [InlineData("'Action': 's3:GetObject', 'Resource': '*'")]
    [InlineData("'Action': 's3:Get*', 'Resource': '*'")]
    [InlineData("'Action': 's3:*', 'Resource': 'arn:aws:s3:::photos/*'")]
    [InlineData("'Action': 'iam:DeleteRole', 'Resource': '*'")]
    [InlineData("'Action': 'sts:AssumeRole', 'Principal': { 'AWS': '*' }, 'Condition': { 'StringEquals': { 'sts:ExternalId': 'x' } }")]
    [InlineData("'Action': 'kms:*', 'Resource': '*', 'Principal': { 'AWS': 'arn:aws:iam::1:root' }")]
    [InlineData("'Action': 'unknown:*', 'Resource': '*'")]
    public Task A_narrow_policy_is_fine(string statement) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(Policy + "PolicyDocument = @\"" + Json(statement) + "\" });"));

    [Theory]
    [InlineData(Policy + "PolicyDocument = \"{ not json\" });")]
    [InlineData(Policy + "PolicyDocument = id });")]
    [InlineData(Policy + "PolicyDocument = \"\"\"{ \"Statement\": { \"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\" } }\"\"\" });")]
    [InlineData(Policy + "[|PolicyDocument = \"\"\"{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\" } }\"\"\"|] });")]
    [InlineData(Policy + "[|PolicyDocument = Wide|] });")]
    [InlineData("var text = \"{ \\\"Statement\\\": { \\\"Sid\\\": \\\"\" + id + \"\\\", \\\"Effect\\\": \\\"Allow\\\", \\\"Action\\\": [\\\"*\\\"], \\\"Resource\\\": \\\"*\\\" } }\"; " + Policy + "[|PolicyDocument = text|] });")]
    [InlineData("Ask(); " + Policy + "PolicyDocument = Wide });")]
    [InlineData("if (id != \"me\") return; " + Policy + "[|PolicyDocument = Wide|] });")]
    [InlineData("await iam.AttachRolePolicyAsync(new() { [|PolicyArn = \"arn:aws:iam::aws:policy/AdministratorAccess\"|] });")]
    [InlineData("await iam.AttachRolePolicyAsync(new() { [|PolicyArn = \"arn:aws:iam::aws:policy/AmazonS3FullAccess\"|] });")]
    [InlineData("await iam.AttachRolePolicyAsync(new() { PolicyArn = \"arn:aws:iam::aws:policy/ReadOnlyAccess\" });")]
    [InlineData("await [|iam.CreateAccessKeyAsync(id)|];")]
    [InlineData("await iam.ListUsersAsync();")]
    [InlineData("await functions.CreateFunctionAsync(new() { FunctionName = id, [|Role = id|] });")]
    [InlineData("await functions.CreateFunctionAsync(new() { FunctionName = id, [|Role = $\"arn:aws:iam::1:role/{id}\"|] });")]
    [InlineData("await functions.CreateFunctionAsync(new() { FunctionName = id, Role = \"arn:aws:iam::1:role/reader\" });")]
    [InlineData("await functions.CreateFunctionAsync(new() { FunctionName = id, Role = Environment.GetEnvironmentVariable(\"ROLE\") });")]
    public Task A_grant_of_AWS_is_what_is_written(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Theory]
    [InlineData("await roles.CreateOrUpdateAsync(id, new([|new ResourceIdentifier($\"/subscriptions/{id}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635\")|], Guid.Empty));")]
    [InlineData("await roles.CreateOrUpdateAsync(id, new(new ResourceIdentifier(\"acdd72a7-3385-48ef-bd42-f606fba81ae7\"), Guid.Empty));")]
    [InlineData("await blobs.SetAccessPolicyAsync([|PublicAccessType.BlobContainer|]);")]
    [InlineData("await blobs.SetAccessPolicyAsync(PublicAccessType.None);")]
    [InlineData("await s3.PutBucketPolicyAsync(id, [|\"\"\"{ \"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\", \"Resource\": \"x\" }] }\"\"\"|]);")]
    [InlineData("await kube.RbacAuthorizationV1.CreateClusterRoleBindingAsync(new V1ClusterRoleBinding { RoleRef = new V1RoleRef { Kind = \"ClusterRole\", [|Name = \"cluster-admin\"|] } });")]
    [InlineData("await kube.RbacAuthorizationV1.CreateClusterRoleBindingAsync(new V1ClusterRoleBinding { RoleRef = new V1RoleRef { Kind = \"ClusterRole\", Name = \"view\" } });")]
    [InlineData("await kube.RbacAuthorizationV1.CreateClusterRoleAsync(new V1ClusterRole { Rules = [new V1PolicyRule { [|Verbs = [\"*\"]|] }] });")]
    [InlineData("await kube.RbacAuthorizationV1.CreateClusterRoleAsync(new V1ClusterRole { Rules = [new V1PolicyRule { Verbs = [\"get\", \"list\"] }] });")]
    public Task So_is_a_grant_of_others(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Fact]
    public Task Nobody_else_is_spoken_of() => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool("await iam.CreateAccessKeyAsync(id);").Replace("[McpServerTool]", "", StringComparison.Ordinal));

    [Fact]
    public Task A_look_alike_is_none() => Verify.AnalyzesFor(RuleIds.WidenedPermissions, """
        namespace Mine { public interface IAmazonIdentityManagementService { Task CreateAccessKeyAsync(string user); } }
        public class Tools(Mine.IAmazonIdentityManagementService iam) { [McpServerTool] public Task Run(string id) => iam.CreateAccessKeyAsync(id); }
        """);

    private static string Json(string statement) => $"{{ 'Statement': [{{ 'Effect': 'Allow', {statement} }}] }}".Replace("'", "\"\"", StringComparison.Ordinal);
}
