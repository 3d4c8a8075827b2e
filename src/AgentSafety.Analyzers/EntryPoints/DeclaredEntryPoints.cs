using AgentSafety.EntryPoints.Frameworks;
using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>Is a method one by how it is declared? <see cref="AskedUnless"/>: its framework asks a person first, unless that is switched off.</summary>
/// <param name="By">The attribute, or the type of what it overrides or implements; empty for one that a file names.</param>
internal sealed record DeclaredEntryPoint(string By = "", Asked? AskedUnless = null);

/// <summary>By an attribute on it, on what it overrides, or on a parameter; or by what it overrides or implements.</summary>
internal sealed class DeclaredEntryPoints(KnownTypes types, KnownEntryPoints known)
{
    private const string Wrapper = "Wrapper";

    public DeclaredEntryPoint? Of(IMethodSymbol method) => Marked(method) ?? Answers(method);

    /// <summary>Is it reported by its declaration? A wrapper that AutoGen's generator wrote (<c>CleanWrapper</c>) only unpacks what the marked method takes.</summary>
    public bool Covers(IMethodSymbol method) =>
        Of(method) is not null
        || method.Name.EndsWith(Wrapper, StringComparison.Ordinal) && method.ContainingType is { } type
            && type.GetMembers(method.Name.Substring(0, method.Name.Length - Wrapper.Length)).Any(member => member is IMethodSymbol wrapped && Marked(wrapped) is not null);

    private DeclaredEntryPoint? Marked(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
            if ((MarkedAs(current, current) ?? MarkedAs(current, current.PartialDefinitionPart) ?? MarkedAs(current, current.PartialImplementationPart) ?? MarkedAs(current, current.AssociatedSymbol)) is { } marked)
                return marked;

        if (known.MarksParameters)
            foreach (var parameter in method.Parameters)
                if (MarkOn(parameter, onParameter: true, isInherited: false, method) is not null)
                    return new();

        return null;

        DeclaredEntryPoint? MarkedAs(IMethodSymbol current, ISymbol? part) =>
            part is not null && MarkOn(part, onParameter: false, isInherited: !ReferenceEquals(current, method), method) is { } mark ? new(IsMarkedTwice(part) ? "" : mark.Attribute, mark.AskedUnless) : null;
    }

    /// <summary>Offered by two frameworks: what holds before one calls it doesn't hold before the other does.</summary>
    private bool IsMarkedTwice(ISymbol symbol) =>
        symbol.GetAttributes().Count(attribute => attribute.AttributeClass is { } type && (known.MarkedBy(type.Name).Any(row => types.Is(type, row.Attribute)) || known.File.NamesAttribute(type))) > 1;

    private MarkedBy? MarkOn(ISymbol symbol, bool onParameter, bool isInherited, IMethodSymbol method)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
                continue;

            foreach (var row in known.MarkedBy(type.Name))
                if (row.OnParameter == onParameter && (row.Inherited || !isInherited) && types.Is(type, row.Attribute)
                    && (row.ExceptIn is null || !types.IsOrInherits(method.ContainingType, row.ExceptIn)))
                    return row;

            if (known.File.NamesAttribute(type) && (!isInherited || type.IsInherited()))
                return new(type.Name);
        }

        return null;
    }

    private DeclaredEntryPoint? Answers(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
            if (!ReferenceEquals(current, method) && known.Answered.FirstOrDefault(row => IsNamed(current, row)) is { Type: var type })
                return new(type);
            else if (known.File.NamesOverridden(current.OriginalDefinition))
                return new();

        return AnswersInterface(method) ? new() : null;
    }

    private bool AnswersInterface(IMethodSymbol method)
    {
        return known.MayBeAnswered(method.NameOfEntry())
            && method is { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class or TypeKind.Struct } type } && type.AllInterfaces.Any(implemented => Implements(method, type, implemented));
    }

    private bool Implements(IMethodSymbol method, INamedTypeSymbol type, INamedTypeSymbol implemented)
    {
        foreach (var member in implemented.GetMembers(method.NameOfEntry()))
            if (member is IMethodSymbol declared
                && (known.File.NamesOverridden(declared.OriginalDefinition) || known.Answered.Any(row => IsNamed(declared, row)))
                && type.FindImplementationForInterfaceMember(declared) is { } implementation && IsOrOverrides(method, implementation))
                return true;

        return false;
    }

    private static bool IsOrOverrides(IMethodSymbol method, ISymbol implementation)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(current, implementation))
                return true;

        return false;
    }

    private bool IsNamed(IMethodSymbol method, Answering row) =>
        (row.Methods.Length == 0 || row.Methods.Contains(method.Name)) && types.Is(method.ContainingType, row.Type);
}
