using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>How far a role of Azure reaches that is assigned through a collection: more than one resource group, or null.</summary>
internal sealed class AssignmentScopes(WrittenValues values)
{
    private static readonly Dictionary<string, string> Wide = new(StringComparer.Ordinal)
    {
        ["SubscriptionResource"] = "a whole subscription", ["ManagementGroupResource"] = "a whole management group", ["TenantResource"] = "the whole tenant",
    };

    public string? Of(IOperation? collection, CancellationToken cancellationToken)
    {
        if (collection is null || values.Origin(collection, cancellationToken) is not IInvocationOperation { TargetMethod.Name: "GetRoleAssignments" } got)
            return null;

        return got.Receiver()?.WithoutConversions().Type is { } on && Wide.TryGetValue(on.Name, out var scope) ? scope
            : got.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "scope") is { Value: var written } ? Named(values.Origin(written, cancellationToken), cancellationToken)
            : null;
    }

    private string? Named(IOperation scope, CancellationToken cancellationToken) => scope switch
    {
        IInvocationOperation { TargetMethod: { Name: "CreateResourceIdentifier", ContainingType.Name: var of } } => Wide.TryGetValue(of, out var known) ? known : null,
        IObjectCreationOperation { Arguments: [{ Value: var text }] } => values.TextsOf(text, cancellationToken).Select(OfPath).FirstOrDefault(static found => found is not null),
        IConversionOperation { Operand: var text } => values.TextsOf(text, cancellationToken).Select(OfPath).FirstOrDefault(static found => found is not null),
        _ => null,
    };

    /// <summary>A part that isn't known is taken for a name, not for a path.</summary>
    private static string? OfPath(string path) => path.Trim('/').Split('/') switch
    {
        ["subscriptions", _] => Wide["SubscriptionResource"],
        ["providers", "Microsoft.Management", "managementGroups", _] => Wide["ManagementGroupResource"],
        [""] => Wide["TenantResource"],
        _ => null,
    };
}
