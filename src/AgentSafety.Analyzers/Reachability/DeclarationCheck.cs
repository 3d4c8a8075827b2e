using AgentSafety.EntryPoints;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>How a declaration and the code behind it part.</summary>
internal enum Untruth { Harmless, Unsaid, Idempotent }

/// <summary>A declaration that isn't true, where it says so, and the operation that shows it.</summary>
/// <param name="Says">As it ends the words "this tool …".</param>
internal sealed record DeclarationFinding(Untruth Untruth, Location Place, string Says, Finding Reached);

/// <summary>A hint must be true whatever guards the operation: hosts decide by it whether they ask at all.</summary>
internal sealed class DeclarationCheck(WorstSearch search, OpenTextSearch texts)
{
    public IEnumerable<DeclarationFinding> Of(Declaration declaration, CodeId code, CancellationToken cancellationToken)
    {
        var destroys = new Lazy<Finding?>(() => search.From(declaration.Name, code, static operation => operation.Destroys, cancellationToken) ?? texts.Whatever(declaration.Name, code, cancellationToken));
        if (declaration.As is not OfferedAs.Tool)
            return destroys.Value is { } worst ? [new(Untruth.Harmless, declaration.Place, declaration.As is OfferedAs.Resource ? "is a resource, which is only read" : "is a prompt, which only makes a text", worst)] : [];

        return OfTool(declaration, code, destroys, cancellationToken);
    }

    private IEnumerable<DeclarationFinding> OfTool(Declaration tool, CodeId code, Lazy<Finding?> destroys, CancellationToken cancellationToken)
    {
        var (readOnly, destructive) = (tool.Of("ReadOnly"), tool.Of("Destructive"));
        if (readOnly is { Value: true, Place: var readOnlyPlace } && destroys.Value is { } changed)
            yield return new(Untruth.Harmless, readOnlyPlace, "says 'ReadOnly = true'", changed);
        if (destructive is { Value: false, Place: var destructivePlace } && destroys.Value is { } destroyed)
            yield return new(Untruth.Harmless, destructivePlace, "says 'Destructive = false'", destroyed);
        if (destructive is null && readOnly is null or { Value: false } && destroys.Value is { } worst)
            yield return new(Untruth.Unsaid, tool.Place, "", worst);
        if (tool.Of("Idempotent") is { Value: true, Place: var idempotentPlace } && search.From(tool.Name, code, static operation => operation.DoesMoreEachTime, cancellationToken) is { } repeated)
            yield return new(Untruth.Idempotent, idempotentPlace, "says 'Idempotent = true'", repeated);
    }
}
