using AgentSafety.Rules;
using static AgentSafety.Analyzers.Tests.PermissionWorld;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1008: roles, groups and keys that somebody or something is given.</summary>
public sealed class AssignedRoles
{
    private const string Backup = "new(new ResourceIdentifier(\"/providers/Microsoft.Authorization/roleDefinitions/5e467623-bb1f-42f4-a55d-6e525e11384b\"), Guid.Empty)";

    [Theory]
    [InlineData("await subscription.GetRoleAssignments().CreateOrUpdateAsync(id, new([|new ResourceIdentifier(\"/providers/Microsoft.Authorization/roleDefinitions/5e467623-bb1f-42f4-a55d-6e525e11384b\")|], Guid.Empty));")]
    [InlineData("var all = arm.GetRoleAssignments(new ResourceIdentifier($\"/subscriptions/{id}\")); await all.CreateOrUpdateAsync(id, new([|new ResourceIdentifier(id)|], Guid.Empty));")]
    [InlineData("await arm.GetRoleAssignments(SubscriptionResource.CreateResourceIdentifier(id)).CreateOrUpdateAsync(id, new([|new ResourceIdentifier(id)|], Guid.Empty));")]
    [InlineData("await subscription.GetRoleAssignments().CreateOrUpdateAsync(id, new(new ResourceIdentifier($\"/subscriptions/{id}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7\"), Guid.Empty));")]
    [InlineData("await group.GetRoleAssignments().CreateOrUpdateAsync(id, " + Backup + ");")]
    [InlineData("await arm.GetRoleAssignments(new ResourceIdentifier($\"/subscriptions/{id}/resourceGroups/a\")).CreateOrUpdateAsync(id, " + Backup + ");")]
    [InlineData("await arm.GetRoleAssignments(new ResourceIdentifier(id)).CreateOrUpdateAsync(id, " + Backup + ");")]
    [InlineData("await roles.CreateOrUpdateAsync(id, " + Backup + ");")]
    public Task Over_more_than_a_group(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Theory]
    [InlineData("await iam.AddUserToGroupAsync(id, \"admins\");", true)]
    [InlineData("await iam.RemoveUserFromGroupAsync(id, \"admins\");", false)]
    [InlineData("await github.Repository.Collaborator.Add(\"o\", \"r\", id);", false)]
    public Task To_a_member(string body, bool isSaid) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(isSaid ? body.Replace("await ", "await [|", StringComparison.Ordinal).Replace(");", ")|];", StringComparison.Ordinal) : body));

    [Theory]
    [InlineData("await github.Repository.Collaborator.Add(\"o\", \"r\", id, new CollaboratorRequest([|\"admin\"|]));")]
    [InlineData("await github.Repository.Collaborator.Add(\"o\", \"r\", id, new CollaboratorRequest(\"pull\"));")]
    [InlineData("await github.Repository.Collaborator.Delete(\"o\", \"r\", id);")]
    [InlineData("await [|github.Repository.DeployKeys.Create(\"o\", \"r\", new NewDeployKey { Title = id, Key = id })|];")]
    [InlineData("await github.Repository.DeployKeys.Create(\"o\", \"r\", new NewDeployKey { Title = id, [|ReadOnly = false|] });")]
    [InlineData("await github.Repository.DeployKeys.Create(\"o\", \"r\", new NewDeployKey { Title = id, ReadOnly = true });")]
    [InlineData("await github.Organization.Member.AddOrUpdateOrganizationMembership(\"o\", id, new OrganizationMembershipUpdate { [|Role = MembershipRole.Admin|] });")]
    [InlineData("await github.Organization.Member.AddOrUpdateOrganizationMembership(\"o\", id, new OrganizationMembershipUpdate { Role = MembershipRole.Member });")]
    [InlineData("await github.Organization.Team.AddRepository(1, \"o\", id, new RepositoryPermissionRequest([|TeamPermissionLegacy.Admin|]));")]
    [InlineData("await github.Repository.Edit(\"o\", id, new RepositoryUpdate { [|Visibility = RepositoryVisibility.Public|] });")]
    [InlineData("await github.Repository.Edit(\"o\", id, new RepositoryUpdate { Description = id });")]
    public Task Of_GitHub(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Theory]
    [InlineData("projects.SetIamPolicy(id, new() { Bindings = { new Binding { [|Role = \"roles/owner\"|], Members = { \"user:a\" } } } });")]
    [InlineData("var policy = projects.GetIamPolicy(id); policy.Bindings.Add(new Binding { Role = \"roles/viewer\", Members = { [|\"allUsers\"|] } }); projects.SetIamPolicy(id, policy);")]
    [InlineData("var policy = projects.GetIamPolicy(id); policy.Bindings.First(b => b.Role == \"roles/owner\").Members.Add([|\"allUsers\"|]); projects.SetIamPolicy(id, policy);")]
    [InlineData("var policy = projects.GetIamPolicy(id); policy.Bindings.Add(new Binding { Role = \"roles/viewer\", Members = { \"user:a\" } }); projects.SetIamPolicy(id, policy);")]
    [InlineData("var policy = projects.GetIamPolicy(id); policy.Bindings.Add(new Binding { Role = \"roles/owner\" }); Console.Write(policy);")]
    public Task Of_Google(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Theory]
    [InlineData("var role = new V1RoleRef { Kind = \"ClusterRole\", [|Name = \"cluster-admin\"|] }; await kube.RbacAuthorizationV1.CreateClusterRoleBindingAsync(new V1ClusterRoleBinding { RoleRef = role });")]
    [InlineData("var binding = new V1ClusterRoleBinding(); binding.RoleRef = new V1RoleRef(); [|binding.RoleRef.Name = \"cluster-admin\"|]; await kube.RbacAuthorizationV1.CreateClusterRoleBindingAsync(binding);")]
    [InlineData("using var client = new GenericClient(kube, \"rbac.authorization.k8s.io\", \"v1\", \"clusterrolebindings\"); await client.CreateAsync(new V1ClusterRoleBinding { RoleRef = new V1RoleRef { [|Name = \"cluster-admin\"|] } });")]
    [InlineData("await kube.RbacAuthorizationV1.CreateClusterRoleBindingAsync(new V1ClusterRoleBinding { RoleRef = new V1RoleRef { Name = \"view\" }, Subjects = [new Rbacv1Subject { [|Name = \"system:authenticated\"|] }] });")]
    [InlineData("await kube.RbacAuthorizationV1.CreateClusterRoleAsync(new V1ClusterRole { Rules = [new V1PolicyRule { [|Resources = [\"*\"]|], Verbs = [\"get\", \"delete\"] }] });")]
    [InlineData("await kube.RbacAuthorizationV1.CreateClusterRoleAsync(new V1ClusterRole { Rules = [new V1PolicyRule { Resources = [\"*\"], Verbs = [\"get\", \"list\"] }, new V1PolicyRule { Resources = [\"pods\"], Verbs = [\"delete\"] }] });")]
    [InlineData("await kube.RbacAuthorizationV1.DeleteClusterRoleBindingAsync(\"cluster-admin\");")]
    [InlineData("var unused = new V1RoleRef { Name = \"cluster-admin\" }; await kube.RbacAuthorizationV1.CreateClusterRoleBindingAsync(new V1ClusterRoleBinding());")]
    [InlineData("await kube.CoreV1.CreateNamespacedSecretAsync(new V1Secret { [|Type = \"kubernetes.io/service-account-token\"|] }, \"a\");")]
    [InlineData("await kube.CoreV1.CreateNamespacedSecretAsync(new V1Secret { Type = \"Opaque\" }, \"a\");")]
    public Task Of_a_cluster(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Theory]
    [InlineData("await glue.CreateCrawlerAsync(new() { [|Role = id|] });")]
    [InlineData("var role = $\"arn:aws:iam::1:role/{id}\"; await glue.CreateCrawlerAsync(new() { [|Role = role|] });")]
    [InlineData("var found = Find(id); await glue.CreateCrawlerAsync(new() { [|Role = found.Name|] }); static FileInfo Find(string name) => new(name);")]
    [InlineData("await glue.CreateCrawlerAsync(new() { [|Role = \"arn:aws:iam::1:role/AdminRole\"|] });")]
    [InlineData("await glue.CreateCrawlerAsync(new() { Role = \"arn:aws:iam::1:role/reader\" });")]
    [InlineData("await glue.CreateCrawlerAsync(new() { Role = id == \"a\" ? \"arn:aws:iam::1:role/reader\" : \"arn:aws:iam::1:role/writer\" });")]
    [InlineData("await glue.CreateCrawlerAsync(new() { Role = id switch { \"a\" => \"arn:aws:iam::1:role/reader\", _ => \"arn:aws:iam::1:role/writer\" } });")]
    [InlineData("var known = new Dictionary<string, string> { [\"a\"] = \"arn:aws:iam::1:role/reader\" }; await glue.CreateCrawlerAsync(new() { Role = known[id] });")]
    [InlineData("await glue.DeleteCrawlerAsync(new() { Role = id });")]
    [InlineData("await ec2.RunInstancesAsync(new RunInstancesRequest { IamInstanceProfile = new IamInstanceProfileSpecification { [|Name = id|] } });")]
    [InlineData("await ec2.RunInstancesAsync(new RunInstancesRequest { IamInstanceProfile = new IamInstanceProfileSpecification { Name = \"reader\" } });")]
    public Task To_a_service(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Fact]
    public Task A_helper_that_is_handed_a_role_is_taken_to_be_handed_any() => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(
        "[|Deploy(\"arn:aws:iam::1:role/reader\")|]; void Deploy(string role) => glue.CreateCrawlerAsync(new() { Role = role });"));

    [Fact]
    public Task A_collection_of_assignments_from_elsewhere_is_not_known_to_be_wide() => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(
        "await Assignments().CreateOrUpdateAsync(id, " + Backup + "); RoleAssignmentCollection Assignments() => subscription.GetRoleAssignments();"));
}
