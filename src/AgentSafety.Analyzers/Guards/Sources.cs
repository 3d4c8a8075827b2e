using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// Which parameters the values of one member come from, however far: through locals, loops, patterns, lists that are added to and the calls that made them. What may
/// come from a parameter counts as coming from it, so two values without a parameter in common have nothing to do with each other.
/// </summary>
internal sealed class Sources
{
    private static readonly HashSet<string> Adding = new(StringComparer.Ordinal) { "Add", "AddRange", "Append", "AppendLine", "Enqueue", "Insert", "Push", "TryAdd", "UnionWith" };

    private readonly Dictionary<ISymbol, List<IOperation>> _values = new(SymbolEqualityComparer.Default);

    public static readonly Sources None = new();

    private Sources()
    {
    }

    /// <param name="body">As written.</param>
    public Sources(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
            Read(operation);
    }

    public HashSet<IParameterSymbol> Of(params IEnumerable<IOperation> values) =>
        new(Behind(values).Select(Variable).OfType<IParameterSymbol>().Where(static parameter => !IsHow(parameter) && parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction }), SymbolEqualityComparer.Default);

    /// <summary>All that takes part in making these values. A yes or no that goes along says whether, and isn't made of what it is about.</summary>
    public IEnumerable<IOperation> Behind(params IEnumerable<IOperation> values)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IOperation>(values);
        while (pending.Count > 0)
            foreach (var part in pending.Pop().DescendantsAndSelf())
            {
                yield return part;
                if (Variable(part) is { } variable && !IsYesOrNo(part) && seen.Add(variable) && _values.TryGetValue(variable, out var stored))
                    foreach (var value in stored)
                        pending.Push(value);
            }
    }

    private static bool IsYesOrNo(IOperation value) => value.Type is { SpecialType: SpecialType.System_Boolean };

    public static ISymbol? Variable(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { Value: var value }:
                Add(declarator.Symbol, value);
                break;
            case IAssignmentOperation { Target: var target, Value: var value }:
                foreach (var part in target.DescendantsAndSelf())
                    if (Variable(part) is { } variable)
                        Add(variable, value);
                break;
            case IForEachLoopOperation { Locals: var locals, Collection: var collection }:
                foreach (var local in locals)
                    Add(local, collection);
                break;
            case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                AddDeclared(pattern, value);
                break;
            case ISwitchExpressionOperation { Value: var value, Arms: var arms }:
                foreach (var arm in arms)
                    AddDeclared(arm.Pattern, value);
                break;
            case ISwitchOperation { Value: var value } choice:
                AddDeclared(choice, value);
                break;
            case IInvocationOperation call:
                ReadCall(call);
                break;
        }
    }

    /// <summary>What it is given goes into what it hands out, into a list that it adds to, and into what its lambdas are called with.</summary>
    private void ReadCall(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && argument.Value.DescendantsAndSelf().Select(Variable).FirstOrDefault(static variable => variable is not null) is { } handedOut)
                Add(handedOut, call);
            if (argument.Value.WithoutConversions() is IAnonymousFunctionOperation { Symbol.Parameters: var parameters })
                foreach (var parameter in parameters)
                    Add(parameter, call);
            if (call.Instance is { } list && Adding.Contains(call.TargetMethod.Name) && Variable(list.WithoutConversions()) is { } variable)
                Add(variable, argument.Value);
        }
    }

    private void AddDeclared(IOperation pattern, IOperation value)
    {
        foreach (var part in pattern.DescendantsAndSelf())
            if (part is IDeclarationPatternOperation { DeclaredSymbol: { } declared })
                Add(declared, value);
            else if (part is IRecursivePatternOperation { DeclaredSymbol: { } taken })
                Add(taken, value);
    }

    private void Add(ISymbol variable, IOperation value)
    {
        if (!_values.TryGetValue(variable, out var values))
            _values.Add(variable, values = []);
        values.Add(value);
    }

    /// <summary>How something is done, or with whose help; it names no target.</summary>
    private static bool IsHow(IParameterSymbol parameter) => parameter.Type is var type && (
        type is { SpecialType: SpecialType.System_Boolean } or { Name: "DateTime" or "DateTimeOffset" or "DateOnly" } or { TypeKind: TypeKind.Enum or TypeKind.Delegate } or { Name: "CancellationToken" or "ILogger" or "IServiceProvider" or "TimeSpan" }
        || type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } && parameter.Name.IndexOf("id", StringComparison.OrdinalIgnoreCase) < 0 && parameter.Name.IndexOf("number", StringComparison.OrdinalIgnoreCase) < 0
        || type.ContainingNamespace is { Name: "Server", ContainingNamespace.Name: "ModelContextProtocol" });
}
