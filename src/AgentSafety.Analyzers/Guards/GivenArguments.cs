using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// How the parameters of one body, and the object it belongs to, came out: facts that say nothing here, but something to whoever passed the
/// arguments. Each has a number, so that it is one bit.
/// </summary>
internal sealed class GivenArguments(Writes writes)
{
    private readonly List<(IParameterSymbol? Parameter, Outcome Outcome)> _given = [];

    /// <param name="parameter">Null: the object itself.</param>
    public Facts That(IParameterSymbol? parameter, Outcome outcome)
    {
        if (parameter is not null && writes.Of(parameter) is not Writing.Once)
            return Facts.None;

        for (var i = 0; i < _given.Count; i++)
            if (_given[i].Outcome == outcome && SymbolEqualityComparer.Default.Equals(_given[i].Parameter, parameter))
                return Facts.GivenAs(i);

        if (_given.Count == Facts.MostGiven)
            return Facts.None; // one more than can be numbered proves nothing

        _given.Add((parameter, outcome));
        return Facts.GivenAs(_given.Count - 1);
    }

    /// <summary>The parameters that these facts speak of, and how they came out.</summary>
    public IEnumerable<(IParameterSymbol Parameter, Outcome Outcome)> In(Facts facts)
    {
        for (var i = 0; i < _given.Count; i++)
            if (facts.Given != 0 && facts.Has(Facts.GivenAs(i)) && _given[i].Parameter is { } parameter)
                yield return (parameter, _given[i].Outcome);
    }

    public Sequence<GivenOutcome> Of(IMethodSymbol method, Facts facts)
    {
        if (facts.Given == 0)
            return default;

        var found = new List<GivenOutcome>();
        for (var i = 0; i < _given.Count; i++)
            if (facts.Has(Facts.GivenAs(i)) && (_given[i].Parameter is not { } parameter || SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)))
                found.Add(new(_given[i].Parameter?.Ordinal ?? -1, _given[i].Outcome));

        return Sequence<GivenOutcome>.Of(found);
    }
}
