using System.Runtime.CompilerServices;
using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What one member assigns, adds and makes, by name: found in one pass, however many calls ask. Operations as written, in source order.</summary>
internal sealed class WrittenBody
{
    private static readonly ConditionalWeakTable<IOperation, WrittenBody> Known = new();

    private readonly Dictionary<ISymbol, List<IOperation>> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<Appended>> _appended = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, List<(IPropertyReferenceOperation Property, IOperation Value)>> _set = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(IPropertyReferenceOperation List, IOperation Value)>> _added = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IPropertyReferenceOperation>> _mentioned = new(StringComparer.Ordinal);
    private readonly Dictionary<ISymbol, List<IOperation>> _into = new(SymbolEqualityComparer.Default);
    private readonly List<IInvocationOperation> _fed = [];
    private readonly Dictionary<ILocalSymbol, List<IOperation>> _givenFirst = new(SymbolEqualityComparer.Default);

    private WrittenBody(IOperation root)
    {
        foreach (var operation in root.Descendants())
            Add(operation);
    }

    /// <summary>The member, lambdas and all, that the operation is written in.</summary>
    public static WrittenBody Around(IOperation operation) => Known.GetValue(operation.WholeBody(), static root => new(root));

    /// <summary>Of a local or parameter: all that is assigned to it, and what a loop, a pattern or <c>TryGetValue</c> takes it from.</summary>
    public IReadOnlyList<IOperation> ValuesOf(ISymbol variable) => In(_values, variable);

    /// <summary>What <c>+=</c>, <c>Append</c> and <c>Add</c> append to it.</summary>
    public IEnumerable<Appended> AppendedTo(ISymbol variable) => In(_appended, variable).OrderBy(static appended => appended.Value.Syntax.SpanStart);

    /// <summary><c>x.Name = value</c>, whatever x is.</summary>
    public IReadOnlyList<(IPropertyReferenceOperation Property, IOperation Value)> SetAs(string property) => In(_set, property);

    /// <summary><c>x.Name = value</c>, whatever the name is.</summary>
    public IEnumerable<IOperation> SetOn(ISymbol variable) =>
        _set.Values.SelectMany(static all => all).Where(set => SymbolEqualityComparer.Default.Equals(VariableIn(set.Property.Instance), variable)).Select(static set => set.Value);

    /// <summary><c>x.Name.Add(value)</c>, whatever x is.</summary>
    public IReadOnlyList<(IPropertyReferenceOperation List, IOperation Value)> AddedTo(string property) => In(_added, property);

    public IReadOnlyList<IPropertyReferenceOperation> MentionsOf(string property) => In(_mentioned, property);

    /// <summary>The lines that set or add something in what it holds, however deep: <c>x.Role.Name = value</c>, <c>x.Rules.Add(value)</c>.</summary>
    public IReadOnlyList<IOperation> WrittenInto(ISymbol variable) => In(_into, variable);

    /// <summary>The calls and creations that are given this local first.</summary>
    public IReadOnlyList<IOperation> GivenFirst(ILocalSymbol local) => In(_givenFirst, local);

    /// <summary>What is written to files and to the input of programs.</summary>
    public IReadOnlyList<IInvocationOperation> Fed => _fed;

    private void Add(IOperation operation)
    {
        if (Appended.Into(operation) is { } holder)
            Add(_into, holder, operation);
        if (operation is IInvocationOperation write && Feeds(write.TargetMethod))
            _fed.Add(write);

        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: var local } declarator when declarator.GetVariableInitializer() is { Value: var initial }:
                Add(_values, local, initial);
                break;
            case ISimpleAssignmentOperation { Target: var target, Value: var value } when VariableIn(target) is { } variable:
                Add(_values, variable, value);
                break;
            case ICompoundAssignmentOperation { Target: var target, Value: var value } when VariableIn(target) is { } variable:
                Add(_appended, variable, new(value, "", "", Appended.MayBeSkipped(operation, variable)));
                break;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var local }, Collection: var collection }:
                Add(_values, local, collection);
                break;
            case IIsPatternOperation { Value: var value, Pattern: IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } }:
                Add(_values, local, value);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: var target, Parent: IInvocationOperation { Instance: { } source } } when VariableIn(target) is { } variable:
                Add(_values, variable, source);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: not null } property, Value: var value }:
                Add(_set, property.Property.Name, (property, value));
                break;
            case IPropertyReferenceOperation { Instance: not null } mentioned:
                Add(_mentioned, mentioned.Property.Name, mentioned);
                break;
            case IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var argument], Instance: IPropertyReferenceOperation { Instance: not null } list }:
                Add(_added, list.Property.Name, (list, argument.Value));
                break;
            case IInvocationOperation call when Appended.VariableOf(call) is { } variable:
                Add(_appended, variable, Appended.By(call, variable));
                break;
            case IInvocationOperation { Arguments: [{ Value: var first }, ..] } call when first.WithoutConversions() is ILocalReferenceOperation { Local: var given }:
                Add(_givenFirst, given, call);
                break;
            case IObjectCreationOperation { Arguments: [{ Value: var first }, ..] } creation when first.WithoutConversions() is ILocalReferenceOperation { Local: var given }:
                Add(_givenFirst, given, creation);
                break;
        }
    }

    private static bool Feeds(IMethodSymbol method) => method.ContainingType.Name switch
    {
        "File" => method.Name is "WriteAllText" or "WriteAllTextAsync" or "WriteAllLines" or "WriteAllLinesAsync" or "AppendAllText" or "AppendAllTextAsync",
        "StreamWriter" or "TextWriter" => method.Name is "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync",
        _ => false,
    };

    public static ISymbol? VariableIn(IOperation? operation) => operation?.WithoutConversions() switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IDeclarationExpressionOperation declaration => VariableIn(declaration.Expression),
        _ => null,
    };

    private static List<T> In<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key) where TKey : notnull => lists.TryGetValue(key, out var found) ? found : [];

    private static void Add<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key, T value) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);

        list.Add(value);
    }
}
