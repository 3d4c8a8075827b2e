namespace AgentSafety.Analyzers.Tests;

/// <summary>A tool with the clients of many SDKs; those that no feed serves are written here, by their documentation.</summary>
internal static class PermissionWorld
{
    private const string Sdks = """

        namespace Amazon.IdentityManagement
        {
            public interface IAmazonIdentityManagementService
            {
                Task PutUserPolicyAsync(PutUserPolicyRequest request);
                Task AttachRolePolicyAsync(AttachRolePolicyRequest request);
                Task UpdateAssumeRolePolicyAsync(PutUserPolicyRequest request);
                Task AddUserToGroupAsync(string user, string group);
                Task RemoveUserFromGroupAsync(string user, string group);
                Task CreateAccessKeyAsync(string user);
                Task ListUsersAsync();
            }
            public class PutUserPolicyRequest { public string? UserName { get; set; } public string? PolicyDocument { get; set; } }
            public class AttachRolePolicyRequest { public string? RoleName { get; set; } public string? PolicyArn { get; set; } }
        }
        namespace Amazon.Lambda
        {
            public interface IAmazonLambda { Task CreateFunctionAsync(CreateFunctionRequest request); }
            public class CreateFunctionRequest { public string? Role { get; set; } public string? FunctionName { get; set; } }
        }
        namespace Amazon.SQS
        {
            public interface IAmazonSQS { Task SetQueueAttributesAsync(string queueUrl, Dictionary<string, string> attributes); }
        }
        namespace Amazon.Glue
        {
            public interface IAmazonGlue : Amazon.Runtime.IAmazonService { Task CreateCrawlerAsync(CreateCrawlerRequest request); Task DeleteCrawlerAsync(CreateCrawlerRequest request); }
            public class CreateCrawlerRequest { public string? Role { get; set; } }
        }
        namespace Google.Cloud.Iam.V1
        {
            public class Binding { public string? Role { get; set; } public List<string> Members { get; } = []; }
            public class Policy { public List<Binding> Bindings { get; } = []; }
        }
        namespace Google.Cloud.ResourceManager.V3
        {
            public abstract class ProjectsClient { public abstract Google.Cloud.Iam.V1.Policy GetIamPolicy(string resource); public abstract void SetIamPolicy(string resource, Google.Cloud.Iam.V1.Policy policy); public static ProjectsClient Create() => null!; }
        }
        namespace Azure.ResourceManager
        {
            public class ArmClient;
            public abstract class ArmResource;
        }
        namespace Azure.ResourceManager.Resources
        {
            public class SubscriptionResource : ArmResource { public static ResourceIdentifier CreateResourceIdentifier(string subscriptionId) => new(subscriptionId); }
            public class ResourceGroupResource : ArmResource;
        }
        namespace Azure.ResourceManager.Authorization
        {
            public static class AuthorizationExtensions
            {
                public static RoleAssignmentCollection GetRoleAssignments(this ArmResource armResource) => null!;
                public static RoleAssignmentCollection GetRoleAssignments(this ArmClient client, ResourceIdentifier scope) => null!;
            }
            public class RoleAssignmentCreateOrUpdateContent(ResourceIdentifier roleDefinitionId, Guid principalId) { public ResourceIdentifier RoleDefinitionId => roleDefinitionId; public Guid PrincipalId => principalId; }
            public abstract class RoleAssignmentCollection { public abstract Task CreateOrUpdateAsync(string name, RoleAssignmentCreateOrUpdateContent content); }
        }
        """;

    private const string Usings = """
        using System.Text.Json; using System.Text.Json.Nodes; using System.Text.Json.Serialization; using Amazon; using Amazon.Auth.AccessControlPolicy; using Amazon.EC2; using Amazon.EC2.Model; using Amazon.Glue; using Amazon.IdentityManagement;
        using Amazon.Lambda; using Amazon.S3; using Amazon.S3.Model; using Amazon.SQS; using Azure.Core; using Azure.ResourceManager; using Azure.ResourceManager.Authorization; using Azure.ResourceManager.Resources; using Azure.Storage.Blobs;
        using Azure.Storage.Blobs.Models; using Azure.Storage.Sas; using Docker.DotNet; using Docker.DotNet.Models; using Google.Cloud.ResourceManager.V3; using k8s; using k8s.Models; using Octokit;
        using ProjectsClient = Google.Cloud.ResourceManager.V3.ProjectsClient; using Resource = Amazon.Auth.AccessControlPolicy.Resource; using Binding = Google.Cloud.Iam.V1.Binding;

        """;

    public static string Tool(string body) => Usings + $$"""
        public class Tools(IAmazonIdentityManagementService iam, IAmazonLambda functions, IAmazonGlue glue, IAmazonS3 s3, IAmazonEC2 ec2, IAmazonSQS queues, ArmClient arm, SubscriptionResource subscription, ResourceGroupResource group,
            RoleAssignmentCollection roles, BlobContainerClient blobs, BlobClient blob, BlobServiceClient store, IKubernetes kube, DockerClient docker, IGitHubClient github, ProjectsClient projects)
        {
            private const string Wide = "{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\" } }";
            [McpServerTool] public async Task Run(string id) { {{body}} await Task.Yield(); }
            [AgentGuard(Protections.Approval)] private static void Ask() { }
            public object All => new object[] { iam, functions, glue, s3, ec2, queues, arm, subscription, group, roles, blobs, blob, store, kube, docker, github, projects, Wide };
        }
        public record Document([property: JsonPropertyName("Statement")] Sentence[] Sentences);
        public class Sentence { public string Effect { get; set; } = ""; public List<string> Action { get; set; } = []; public string? Resource { get; set; } }
        """ + Sdks;
}
