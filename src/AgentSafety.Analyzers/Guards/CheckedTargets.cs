using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>The targets that checks of one body speak of, each with a number, so that what is proved of it is one bit.</summary>
internal sealed class CheckedTargets(Func<IInvocationOperation, bool> vouchesForResult)
{
    private static readonly Target Words = Target.Ours("plain words");

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(Target Target, Target? Root)> _targets = [];

    /// <summary>The fact that the target was found to lie within bounds. One more than can be numbered proves nothing.</summary>
    public Facts Confined(Target target) => Number(target.Name, target, root: null);

    /// <summary>The same under a root that isn't ours but a parameter: it says something to whoever passes one of theirs, and here nothing.</summary>
    public Facts ConfinedUnder(Target target, Target root) => root == Target.Unknown ? Facts.None : Number($"{target.Name}<{root.Name}", target, root);

    /// <summary>The fact that there is nothing in it that could end what it stands in (see <see cref="PlainText"/>). It lies nowhere for that.</summary>
    public Facts Plain(Target target) => Number($"{target.Name}<{Words.Name}", target, Words);

    public bool IsPlain(Target target, Facts held) => IsConfinedUnder(target, Words, held);

    private Facts Number(string name, Target target, Target? root)
    {
        if (target.IsOurs || target == Target.Unknown)
            return Facts.None;

        if (!_numbers.TryGetValue(name, out var number))
        {
            if (_targets.Count == Facts.MostTargets)
                return Facts.None;

            _numbers.Add(name, number = _targets.Count);
            _targets.Add((target, root));
        }

        return Facts.Confined(number);
    }

    /// <summary>Checked itself, or vouched for by the call that made it, or put together from nothing else.</summary>
    public bool IsConfined(Target target, Facts held) =>
        target.IsOurs || target.IsWithin
        || _numbers.TryGetValue(target.Name, out var number) && held.Has(Facts.Confined(number))
        || target.MadeBy is { } call && vouchesForResult(call)
        || target.Whole is { } whole && IsConfined(whole, held)
        || !target.Parts.IsEmpty && IsConfined(target.Parts[0], held) && target.Parts.Skip(1).All(part => part.IsFileName || IsConfined(part, held));

    public bool IsConfinedUnder(Target target, Target root, Facts held) =>
        _numbers.TryGetValue($"{target.Name}<{root.Name}", out var number) && held.Has(Facts.Confined(number));

    /// <summary>Was the parameter checked against that root, as it is or put together with the root or with what is ours?</summary>
    public bool IsConfinedAlone(Target parameter, Target? root, Facts held, bool alsoPutTogether)
    {
        for (var i = 0; i < _targets.Count; i++)
            if (held.Has(Facts.Confined(i)) && _targets[i] is var (target, under) && under?.Name == root?.Name
                && (target.Name == parameter.Name || alsoPutTogether && !target.Parts.IsEmpty && target.Parts.All(part => part.IsOurs || part.Name == parameter.Name || part.Name == root?.Name)))
                return true;

        return false;
    }

    /// <summary>What no longer holds once this, or something it is part of, has another value.</summary>
    public Facts Touching(string name)
    {
        var touched = Facts.None;
        for (var i = 0; i < _targets.Count; i++)
            if (_targets[i].Target.Name.Contains(name))
                touched |= Facts.Confined(i);

        return touched;
    }

    /// <summary>What still holds later, whatever was assigned meanwhile: for lambdas, and for answers that are stored.</summary>
    public Facts Lasting(Facts facts) => facts.Targets == 0 ? facts : facts.Without(Touching(Target.Changing.ToString()));

    /// <summary>The same where the answer may be that of an earlier turn of a loop.</summary>
    public Facts LastingOverTurns(Facts facts) => facts.Targets == 0 ? facts : Lasting(facts).Without(Touching("~"));
}
