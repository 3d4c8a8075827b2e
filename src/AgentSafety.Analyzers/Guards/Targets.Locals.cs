using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What locals denote: what they were given, or, where that can't be said but can't change either, themselves.</summary>
internal sealed partial class Targets
{
    private Target OfLocal(IOperation reference, ILocalSymbol local, int depth)
    {
        if (writes.Of(local) is Writing.Anyhow || writes.IsChanged(local) || !_beingFollowed.Add(local))
            return Target.Unknown;

        var target = values.Of(reference) is [var only] ? Stored(reference, only.Value, depth) is var stored && stored == Target.Unknown ? OfText(local, only.Value, depth) : stored
            : values.Named(reference) is { Members.Length: 0 } named ? Of(named.Value, depth - 1)
            : values.Of(reference) is { Count: > 1 } several && OneOf(several, depth) is { } one ? one
            : new(Unique(local), IsOurs: false, []);
        _beingFollowed.Remove(local);

        // A snapshot of what changes later isn't that variable any more.
        return target.Name.IndexOf(Target.Changing) >= 0 && writes.Of(local) is Writing.Once ? new(Unique(local), IsOurs: false, []) : target;
    }

    /// <summary>
    /// A text that is stored once is the same whenever it is read, whatever it was chosen from or made of. Only what stands behind a root and may
    /// still hold <c>..</c> would pass for lying there.
    /// </summary>
    private Target OfText(ILocalSymbol local, IOperation value, int depth)
    {
        if (local.Type.SpecialType is not SpecialType.System_String || writes.Of(local) is not Writing.Once)
            return Target.Unknown;

        var isFull = value.WithoutConversions() is IInvocationOperation { TargetMethod: { Name: "GetFullPath", ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" } } };
        var choices = value.WithoutConversions() is IFlowCaptureReferenceOperation capture ? values.Of(capture) : [];
        return isFull || choices.Count is > 1 and <= MostChoices && choices.All(choice => Of(choice.Value, depth - 1) is var chosen && chosen != Target.Unknown && (chosen.IsOurs || chosen.IsFull || chosen.Parts.IsEmpty))
            ? new(Unique(local), IsOurs: false, [], IsFull: isFull)
            : Target.Unknown;
    }

    /// <summary>An object that is made on the spot is what it is made from: arguments, and what is written into it.</summary>
    private Target Stored(IOperation reference, IOperation value, int depth) =>
        value.WithoutConversions() is IObjectCreationOperation creation
            ? Put(creation.Arguments.Select(static argument => argument.Value).Concat(contents.Of(reference)), depth)
            : Of(value, depth - 1);
}
