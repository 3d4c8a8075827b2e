namespace AgentSafety.Operations;

/// <summary>The body whose texts are read, and what other code says as text to it. What isn't known is null.</summary>
internal interface IBodyTexts
{
    /// <summary>Its parameters supply words.</summary>
    ISymbol Body { get; }

    /// <summary>What a method or getter of this program may return, in terms of its own parameters.</summary>
    string[]? ReturnedBy(IOperation call);

    /// <summary>What a field or property holds in every object, as every place that writes it is known.</summary>
    string[]? HeldIn(ISymbol member);

    /// <summary>What a constructor puts into a field or property, in terms of its own parameters.</summary>
    string[]? PutInto(ISymbol member, IMethodSymbol constructor);

    /// <summary>Does it carry what a model answered?</summary>
    bool IsAnswer(ITypeSymbol type);
}
