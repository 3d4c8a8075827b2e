using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

internal static class Elements
{
    /// <summary>The values written in a list, an array or a map; nothing for any other value.</summary>
    public static IEnumerable<IOperation> Of(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var values } => values,
        ICollectionExpressionOperation { Elements: var values } => values,
        IObjectCreationOperation { Initializer.Initializers: var initializers } => initializers.SelectMany(Added),
        _ => [],
    };

    /// <summary><c>{ key, value }</c> is a call of Add, <c>[key] = value</c> an assignment.</summary>
    private static IEnumerable<IOperation> Added(IOperation initializer) => initializer switch
    {
        IInvocationOperation { Arguments: var arguments } => arguments.Select(static argument => argument.Value),
        ISimpleAssignmentOperation { Value: var value } => [value],
        _ => [],
    };
}
