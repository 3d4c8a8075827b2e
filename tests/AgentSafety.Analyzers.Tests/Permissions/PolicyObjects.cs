using AgentSafety.Rules;
using static AgentSafety.Analyzers.Tests.PermissionWorld;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1008: a policy that isn't a literal is put together, and then read.</summary>
public sealed class PolicyObjects
{
    private const string Put = "await iam.PutUserPolicyAsync(new() { UserName = id, ";

    [Theory]
    [InlineData(Put + "[|PolicyDocument = JsonSerializer.Serialize(new { Version = \"2012-10-17\", Statement = new[] { new { Effect = \"Allow\", Action = \"s3:*\", Resource = \"*\" } } })|] });")]
    [InlineData("var document = new { Statement = new { Effect = \"Allow\", Action = new[] { \"s3:GetObject\", \"iam:*\" }, Resource = \"*\" } }; var text = JsonSerializer.Serialize(document); " + Put + "[|PolicyDocument = text|] });")]
    [InlineData(Put + "PolicyDocument = JsonSerializer.Serialize(new { Statement = new[] { new { Effect = \"Allow\", Action = \"s3:*\", Resource = $\"arn:aws:s3:::{id}/*\" } } }) });")]
    [InlineData(Put + "PolicyDocument = JsonSerializer.Serialize(new { Statement = new[] { new { Effect = \"Deny\", Action = \"*\", Resource = \"*\" } } }) });")]
    [InlineData("var unused = new { Statement = new { Effect = \"Allow\", Action = \"*\", Resource = \"*\" } }; " + Put + "PolicyDocument = JsonSerializer.Serialize(new { Statement = unused.Statement.Action }) });")]
    [InlineData(Put + "[|PolicyDocument = JsonSerializer.Serialize(new Document([new Sentence { Effect = \"Allow\", Action = { \"s3:*\" }, Resource = \"*\" }]))|] });")]
    [InlineData(Put + "PolicyDocument = JsonSerializer.Serialize(new Document([new Sentence { Effect = \"Allow\", Action = { \"s3:GetObject\" }, Resource = \"*\" }])) });")]
    [InlineData(Put + "[|PolicyDocument = JsonSerializer.Serialize(new Dictionary<string, object> { [\"Statement\"] = new Dictionary<string, object> { { \"Effect\", \"Allow\" }, { \"Action\", \"*\" }, { \"Resource\", \"*\" } } })|] });")]
    [InlineData("var node = new JsonObject { [\"Effect\"] = \"Allow\", [\"Action\"] = new JsonArray(\"ec2:*\", \"s3:Get*\") }; node[\"Resource\"] = \"*\"; " + Put + "[|PolicyDocument = new JsonObject { [\"Statement\"] = node }.ToJsonString()|] });")]
    [InlineData("var text = new System.Text.StringBuilder(\"{ \\\"Statement\\\": \"); text.Append(\"{ \\\"Effect\\\": \\\"Allow\\\", \"); text.Append(\"\\\"Action\\\": \\\"s3:*\\\", \\\"Resource\\\": \\\"*\\\" } }\"); " + Put + "[|PolicyDocument = text.ToString()|] });")]
    [InlineData(Put + "[|PolicyDocument = $\"{{ \\\"Statement\\\": {{ \\\"Sid\\\": \\\"{id}\\\", \\\"Effect\\\": \\\"Allow\\\", \\\"Action\\\": \\\"iam:PassRole\\\", \\\"Resource\\\": \\\"*\\\" }} }}\"|] });")]
    public Task Put_together_by_hand(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    private const string Allow = "new Statement(Statement.StatementEffect.Allow)";

    [Theory]
    [InlineData("var policy = new Policy().WithStatements(" + Allow + ".WithActionIdentifiers(new ActionIdentifier(\"s3:*\")).WithResources(new Resource(\"*\"))); " + Put + "[|PolicyDocument = policy.ToJson()|] });")]
    [InlineData("var policy = new Policy(); policy.Statements.Add(new Statement(Statement.StatementEffect.Allow) { Actions = { \"*\" }, Resources = { new Resource(\"*\") } }); " + Put + "[|PolicyDocument = policy.ToJson()|] });")]
    [InlineData("var statement = " + Allow + "; statement.Actions.Add(new ActionIdentifier(\"iam:*\")); statement.Resources.Add(new Resource(\"*\")); " + Put + "[|PolicyDocument = new Policy { Statements = { statement } }.ToJson(true)|] });")]
    [InlineData("var statement = " + Allow + "; statement.Actions.Add(new ActionIdentifier(\"iam:*\")); statement.Resources.Add(new Resource($\"arn:aws:iam::1:user/{id}\")); " + Put + "PolicyDocument = new Policy { Statements = { statement } }.ToJson() });")]
    [InlineData("var policy = new Policy(\"p\", new List<Statement> { new Statement(Statement.StatementEffect.Deny) { Actions = { \"*\" }, Resources = { new Resource(\"*\") } } }); " + Put + "PolicyDocument = policy.ToJson() });")]
    [InlineData("var policy = new Policy().WithStatements(" + Allow + ".WithActionIdentifiers(new ActionIdentifier(\"s3:Get*\")).WithResources(new Resource(\"*\"))); " + Put + "PolicyDocument = policy.ToJson() });")]
    [InlineData("var policy = new Policy().WithStatements(" + Allow + ".WithActionIdentifiers(\"s3:GetObject\").WithPrincipals(Principal.AllUsers)); await s3.PutBucketPolicyAsync(id, [|policy.ToJson()|]);")]
    [InlineData("var policy = new Policy().WithStatements(" + Allow + ".WithActionIdentifiers(\"s3:GetObject\").WithPrincipals(new Principal(id))); await s3.PutBucketPolicyAsync(id, policy.ToJson());")]
    [InlineData("var policy = new Policy().WithStatements(" + Allow + ".WithActionIdentifiers(\"s3:GetObject\").WithPrincipals(Principal.AllUsers).WithConditions(new Condition(\"IpAddress\", \"aws:SourceIp\", \"10.0.0.0/8\"))); await s3.PutBucketPolicyAsync(id, policy.ToJson());")]
    [InlineData("var policy = new Policy().WithStatements(" + Allow + ".WithActionIdentifiers(\"s3:*\").WithResources(new Resource(\"*\"))); Console.WriteLine(policy.ToJson());")]
    public Task Made_of_the_classes_of_the_SDK(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Fact]
    public Task It_says_what_comes_along() => Verify.Says(RemarkRules.WidenedPermissions, Tool(
        Put + "{|#0:PolicyDocument = JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Action = \"kms:*\", Resource = \"*\" } })|} });"), steps: 1,
        "Run", "IAmazonIdentityManagementService.PutUserPolicyAsync", "", "", "grants 'kms:*' on '*', and with it ScheduleKeyDeletion, DisableKey, PutKeyPolicy");

    [Theory]
    [InlineData("await queues.SetQueueAttributesAsync(id, [|new Dictionary<string, string> { [\"Policy\"] = \"\"\"{ \"Statement\": { \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:*\", \"Resource\": \"x\" } }\"\"\" }|]);")]
    [InlineData("await queues.SetQueueAttributesAsync(id, new Dictionary<string, string> { [\"Policy\"] = \"\"\"{ \"Statement\": { \"Effect\": \"Allow\", \"Principal\": { \"Service\": \"sns.amazonaws.com\" }, \"Action\": \"sqs:SendMessage\", \"Resource\": \"x\" } }\"\"\" });")]
    [InlineData("await queues.SetQueueAttributesAsync(id, new Dictionary<string, string> { [\"VisibilityTimeout\"] = \"30\" });")]
    [InlineData(Put + "[|PolicyDocument = \"\"\"{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:*\", \"NotResource\": \"arn:aws:s3:::logs/*\" } }\"\"\"|] });")]
    [InlineData(Put + "PolicyDocument = \"\"\"{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceTag/team\": \"x\" } } } }\"\"\" });")]
    [InlineData("await s3.PutBucketPolicyAsync(id, [|\"\"\"{ \"Statement\": { \"Effect\": \"Allow\", \"NotPrincipal\": { \"AWS\": \"1\" }, \"Action\": \"s3:*\", \"Resource\": \"x\" } }\"\"\"|]);")]
    public Task Wherever_a_policy_stands(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Fact]
    public Task A_policy_from_a_method_is_not_read() => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(Put + "PolicyDocument = Text() }); static string Text() => Wide;"));
}
