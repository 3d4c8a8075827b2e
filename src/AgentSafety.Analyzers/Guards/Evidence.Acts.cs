using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What holds for an act, by what it acts on.</summary>
internal sealed partial class Evidence
{
    /// <summary>The protections that these facts amount to for what acts on these targets.</summary>
    public Protections Held(Facts facts, IOperation act)
    {
        var held = Answers.Held(facts);
        return facts.Targets != 0 && ActsWithinBounds(act, facts) || VouchedFor(act) ? held | Protections.Scope : held;
    }

    /// <summary>A call that the guard itself made safe: everything it is given came out of a guard.</summary>
    private bool VouchedFor(IOperation act) => ActsWithinBounds(act, Facts.None);

    /// <summary>At least one target isn't ours, and every one that isn't is confined.</summary>
    private bool ActsWithinBounds(IOperation act, Facts facts)
    {
        var foreign = false;
        foreach (var operand in act.ChildOperations)
        {
            var value = operand is IArgumentOperation argument ? argument.Value : operand;
            if (IsNoTarget(value.Type))
            {
                foreign |= facts.Targets != 0 && Targets.Of(value) is { IsOurs: false } number && Checked.IsConfined(number, facts);
                continue;
            }

            if (operand == act.ChildOperations.FirstOrDefault() && IsMadeFromNothing(operand))
                continue;

            var target = Targets.Of(value);
            if (!target.IsOurs && (!Checked.IsConfined(target, facts) || IsFolder(act) && target.Parts is [.., { IsFileName: true, MadeBy: not null }]))
                return false;
            foreign |= !target.IsOurs;
        }

        return foreign;
    }

    /// <summary>The file name of a path may be <c>..</c>: no file, but a folder.</summary>
    private static bool IsFolder(IOperation act) => act is IInvocationOperation { TargetMethod.ContainingType.Name: "Directory" } or IObjectCreationOperation { Type.Name: "DirectoryInfo" };

    /// <summary>A receiver like <c>new Cleaner()</c> names nothing.</summary>
    private bool IsMadeFromNothing(IOperation receiver) => receiver is not IArgumentOperation && Origin(receiver) is IObjectCreationOperation { Arguments.IsEmpty: true };

    /// <summary>How, not what: switches, tokens, numbers.</summary>
    private static bool IsNoTarget(ITypeSymbol? type) =>
        type is null or { SpecialType: SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double } or { TypeKind: TypeKind.Enum or TypeKind.Delegate }
        || type is { Name: "CancellationToken" or "TimeSpan" or "ILogger" };
}
