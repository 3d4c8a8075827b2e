using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Which parameters of this body came out as a yes before a step, and which of them a step hands on.</summary>
internal sealed partial class StepCollector
{
    private readonly Dictionary<IParameterSymbol, GuardFlow> _refusing = new(SymbolEqualityComparer.Default);
    private SelfApproval? _self;

    private SelfApproval Self => _self ??= new(body.Symbol, evidence, () => WholeMember);

    private Sequence<TestedFlag> FlagsIn(Facts facts, IOperation step, Protections held) => _flow is not { } flow ? default
        : Sequence<TestedFlag>.Of((facts.Given == 0 ? [] : Self.In(facts, flow).Select(found => Tested(found.Flag, found.Check))).Concat(held is Protections.None ? Skipping(step).Select(found => Tested(found.Flag, found.Check) with { Skips = true }) : []));

    private TestedFlag Tested(ApprovalFlag flag, SyntaxNode? check) => new(flag, check is null ? null : summaries.PlaceOf(check));

    /// <summary>Flags without which somebody would be asked: <c>if (!confirm &amp;&amp; !await Ask()) return;</c></summary>
    private IEnumerable<(ApprovalFlag Flag, SyntaxNode? Check)> Skipping(IOperation step)
    {
        if (Self.Flags.Count > 0 && (_asked ??= Asked()).First is { } question)
            foreach (var (parameter, flag) in Self.Flags)
            {
                if (!_refusing.TryGetValue(parameter, out var refused))
                    _refusing.Add(parameter, refused = GuardFlow.Solve(body.Graph, Facts.None, evidence.Supposing(SelfApproval.NotSet(parameter, body.Graph, question))));
                if (refused.Before(step) is { } without && without != Facts.All && refused.Held(without).HasApproval())
                    yield return (flag, FlagCheck.Of(parameter, flag, WholeMember));
            }
    }

    private Sequence<HandedParameter> HandedBy(IOperation call) => body.Symbol is not IMethodSymbol method ? default : Sequence<HandedParameter>.Of(call.GivenArguments()
        .Select(argument => (argument.Parameter, From: RootOf(argument.Value) is { } root ? HandedParameter.In(method, root) : null))
        .Where(static handed => handed is { Parameter: not null, From: not null })
        .Select(static handed => new HandedParameter(handed.Parameter!.Ordinal, handed.From!.Value)).Concat(SeenBy(call, method)));

    /// <summary>A local function sees what the method around it was given.</summary>
    private static IEnumerable<HandedParameter> SeenBy(IOperation call, IMethodSymbol from) =>
        (call switch { IInvocationOperation invocation => invocation.TargetMethod, IMethodReferenceOperation reference => reference.Method, _ => null }) is { MethodKind: MethodKind.LocalFunction } local
            && local.OutermostMember() is IMethodSymbol around
            ? around.Parameters.Select(parameter => (To: HandedParameter.In(local, parameter), From: HandedParameter.In(from, parameter)))
                .Where(static seen => seen is { To: not null, From: not null }).Select(static seen => new HandedParameter(seen.To!.Value, seen.From!.Value))
            : [];

    /// <summary>The parameter that a value is, or is a part of.</summary>
    private IParameterSymbol? RootOf(IOperation value)
    {
        for (var hops = 0; hops < 16; hops++)
            switch (evidence.Origin(value))
            {
                case IParameterReferenceOperation { Parameter: var parameter }: return parameter;
                case IMemberReferenceOperation { Instance: { } instance }: value = instance; break;
                case IInvocationOperation { Instance: { } instance, TargetMethod.Name: "GetValueOrDefault" or "GetBoolean" or "GetString" or "ToString" or "Trim" }: value = instance; break;
                default: return null;
            }

        return null;
    }
}
