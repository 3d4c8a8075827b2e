using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>Where the arguments name nothing, what a call is made on may be what goes: <c>file.Delete()</c>, <c>container.DeleteAsync()</c>.</summary>
internal static class ReceiverTarget
{
    private static readonly string[] Naming = ["FullName", "CommandText", "Name", "Path", "Uri", "Id"];

    /// <summary>Null where it has no member that names it, or can't be written twice.</summary>
    public static string? Of(IOperation step)
    {
        if (step is not IInvocationOperation { Instance: { Type: { } type, Syntax: ExpressionSyntax on } and not IConditionalAccessInstanceOperation } || on is ThisExpressionSyntax or BaseExpressionSyntax || !Part.IsSimple(on))
            return null;

        return Naming.Select(name => Member(type, name)).FirstOrDefault(static member => member is not null) is { } member
            ? member.Type.SpecialType is SpecialType.System_String ? $"{on}.{member.Name}" : $"$\"{{{on}.{member.Name}}}\""
            : null;
    }

    private static IPropertySymbol? Member(ITypeSymbol type, string name) => WithBases(type).SelectMany(known => known.GetMembers(name)).OfType<IPropertySymbol>()
        .FirstOrDefault(static member => member is { IsStatic: false, GetMethod.DeclaredAccessibility: Accessibility.Public } && Sayable.As(member.Name, member.Type) is IdentifierNameSyntax);

    private static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol type)
    {
        for (var known = type; known is not null; known = known.BaseType)
            yield return known;
        foreach (var implemented in type.AllInterfaces)
            yield return implemented;
    }
}
