using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// A process that was looked up: by a number or name that comes from a parameter, or among all there are. One that the program started itself, or
/// whose number it kept, is its own to end: to kill that when time is up is tidying.
/// </summary>
internal sealed class FoundProcesses(KnownTypes types)
{
    private const int Deepest = 16;
    private const string Process = "System.Diagnostics.Process";

    public bool IsFound(IOperation call) => call is IInvocationOperation { Instance: { } process } && IsFound(process, Deepest);

    private bool IsFound(IOperation process, int depth)
    {
        process = process.WithoutConversions();
        return depth > 0 && process switch
        {
            IInvocationOperation { TargetMethod: { IsStatic: true, Name: "GetProcesses" } method } => types.Is(method.ContainingType, Process),
            IInvocationOperation { TargetMethod: { IsStatic: true, Name: "GetProcessById" or "GetProcessesByName" } method, Arguments: [{ Value: var said }, ..] } =>
                types.Is(method.ContainingType, Process) && IsSaidByCaller(said, depth - 1),
            IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable", Arguments: [{ Value: var source }, ..] } => Is(source),
            IArrayElementReferenceOperation { ArrayReference: var all } => Is(all),
            IConditionalAccessInstanceOperation instance => Suppliers.AccessAround(instance) is { } access && Is(access.Operation),
            ICoalesceOperation choice => Is(choice.Value) || Is(choice.WhenNull),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Is(choice.WhenTrue) || Is(otherwise),
            ILocalReferenceOperation { Local: var local } => WrittenBody.Around(process).ValuesOf(local).Any(Is),
            _ => false,
        };

        bool Is(IOperation part) => IsFound(part, depth - 1);
    }

    /// <summary>Some part of it is a parameter, also through locals.</summary>
    private static bool IsSaidByCaller(IOperation value, int depth) => depth > 0 && value.DescendantsAndSelf().Any(part => part switch
    {
        IParameterReferenceOperation { Parameter.Type: var type } => Suppliers.CanCarry(type) || IsNumber(type),
        ILocalReferenceOperation { Local: var local } => WrittenBody.Around(part).ValuesOf(local).Any(assigned => IsSaidByCaller(assigned, depth - 1)),
        _ => false,
    });

    /// <summary>Or something that holds numbers.</summary>
    private static bool IsNumber(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType: var element } => IsNumber(element),
        INamedTypeSymbol { TypeArguments: [var element] } => IsNumber(element),
        _ => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64,
    };
}
