using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Files that nobody misses: under the temporary folder, or made by the very body that deletes them.</summary>
internal sealed class ScratchFiles(KnownTypes types, WrittenValues values)
{
    private const int Deepest = 8;

    private static readonly HashSet<string> Temporary = new(StringComparer.Ordinal) { "GetTempPath", "GetTempFileName", "CreateTempSubdirectory" };

    private static readonly HashSet<string> Making = new(StringComparer.Ordinal)
    {
        "Create", "CreateText", "WriteAllText", "WriteAllTextAsync", "WriteAllBytes", "WriteAllBytesAsync", "WriteAllLines", "WriteAllLinesAsync", "OpenWrite", "CreateDirectory",
    };

    public bool Holds(IOperation path, CancellationToken cancellationToken) => IsTemporary(path, Deepest, cancellationToken) || IsMadeHere(path);

    private bool IsTemporary(IOperation path, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0)
            return false;

        var origin = values.Origin(path, cancellationToken);
        return origin switch
        {
            IInvocationOperation { TargetMethod: var method } when Temporary.Contains(method.Name) => IsFileApi(method.ContainingType),
            IInvocationOperation { TargetMethod: var method, Arguments: [var root, ..] } when types.Is(method.ContainingType, "System.IO.Path") => IsTemporary(root.Value, depth - 1, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: var root } => IsTemporary(root, depth - 1, cancellationToken),
            IInterpolatedStringOperation { Parts: [IInterpolationOperation { Expression: var root }, ..] } => IsTemporary(root, depth - 1, cancellationToken),
            IObjectCreationOperation { Arguments: [var root, ..], Type: var type } when IsFileApi(type) => IsTemporary(root.Value, depth - 1, cancellationToken),
            IInvocationOperation { TargetMethod: var method } listing when IsFileApi(method.ContainingType) && IsListing(method.Name) && (listing.Instance ?? listing.Arguments.FirstOrDefault()?.Value) is { } folder => IsTemporary(folder, depth - 1, cancellationToken),
            ILocalReferenceOperation element when CollectionOf(element) is { } found => IsTemporary(found, depth - 1, cancellationToken),
            IPropertyReferenceOperation { Instance: { } owner } => IsTemporary(owner, depth - 1, cancellationToken),
            _ => false,
        };
    }

    private static bool IsListing(string method) => method.StartsWith("Get", StringComparison.Ordinal) || method.StartsWith("Enumerate", StringComparison.Ordinal);

    /// <summary>What the loop goes over whose variable this is.</summary>
    private static IOperation? CollectionOf(ILocalReferenceOperation element)
    {
        for (var around = element.Parent; around is not null; around = around.Parent)
            if (around is IForEachLoopOperation loop && loop.Locals.Contains(element.Local, SymbolEqualityComparer.Default))
                return loop.Collection;

        return null;
    }

    /// <summary>A parameter isn't ours to make: what the model names may have been there before.</summary>
    private bool IsMadeHere(IOperation path) =>
        path.WithoutConversions() is ILocalReferenceOperation { Local: var local }
        && WrittenBody.Around(path).GivenFirst(local).Any(operation => operation switch
        {
            IInvocationOperation { TargetMethod: var method } => Making.Contains(method.Name) && IsFileApi(method.ContainingType),
            IObjectCreationOperation { Type: var type } => types.Is(type, "System.IO.FileStream") || types.Is(type, "System.IO.StreamWriter"),
            _ => false,
        });

    private bool IsFileApi(ITypeSymbol? type) =>
        types.Is(type, "System.IO.File") || types.Is(type, "System.IO.Directory") || types.Is(type, "System.IO.Path") || types.Is(type, "System.IO.DirectoryInfo") || types.Is(type, "System.IO.FileInfo");
}
