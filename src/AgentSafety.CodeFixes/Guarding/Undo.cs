using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>
/// The call that undoes an act, from the catalogue's words for it: <c>recover the secret: {this}.StartRecoverDeletedSecretAsync({name}, {token})</c>.
/// <c>{this}</c> is what the act is called on, <c>{token}</c> the token of the lambda, <c>{:type}</c> the name of a type, and every other name what the
/// call was given by that name: an argument, or a member of a request; <c>{!name}</c> one that is written at the call, as it may not be there: a last snapshot.
/// </summary>
internal static class Undo
{
    private static readonly Regex Hole = new(@"\{([:!]?[\w.]+)\}", RegexOptions.CultureInvariant);

    /// <summary>Null where something that it takes can't be written a second time.</summary>
    public static (string How, string Code, ImmutableArray<INamedTypeSymbol> Types)? Read(string template, Act act, SemanticModel model)
    {
        if (act.Operation is not IInvocationOperation call || act.Expression is ConditionalAccessExpressionSyntax || template.IndexOf(": ", StringComparison.Ordinal) is var colon && colon < 0)
            return null;

        var (token, types, isKnown) = (GuardCall.FreeName(act, model), ImmutableArray.CreateBuilder<INamedTypeSymbol>(), true);
        var code = Hole.Replace(template.Substring(colon + 2), hole => Fill(hole.Groups[1].Value) ?? (isKnown = false).ToString());
        return isKnown ? (template.Substring(0, colon), $"{token} => {code}", types.ToImmutable()) : null;

        string? Fill(string name)
        {
            if (name == "token")
                return token;
            if (name[0] == '!')
                return ValueOf(name.Substring(1), call.Arguments.Where(static argument => Unconverted(argument.Value) is IObjectCreationOperation));
            if (name[0] != ':')
                return name == "this" ? ReceiverOf(call) : ValueOf(name, call.Arguments);
            if (model.Compilation.GetTypeByMetadataName(name.Substring(1)) is not { } type)
                return null;

            types.Add(type);
            return type.Name;
        }
    }

    private static string? ReceiverOf(IInvocationOperation call) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null))?.Syntax is ExpressionSyntax written
            ? written is not BaseExpressionSyntax && Repeatable.Is(written) ? written.ToString() : null
            : call.TargetMethod.IsStatic ? null : "this";

    private static string? ValueOf(string name, IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments.Where(static argument => argument.ArgumentKind is ArgumentKind.Explicit))
        {
            if (string.Equals(argument.Parameter?.Name, name, StringComparison.OrdinalIgnoreCase))
                return argument.Value.Syntax is ExpressionSyntax written && Repeatable.Is(written) ? written.ToString() : null;
            if (OfRequest(name, Unconverted(argument.Value)) is { } member)
                return member;
        }

        return null;
    }

    /// <summary>What a request made on the spot is given, or what one that came from elsewhere holds.</summary>
    private static string? OfRequest(string name, IOperation request) => request switch
    {
        IObjectCreationOperation creation => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(member => member.Target is IPropertyReferenceOperation property && property.Property.Name == name) is { Value.Syntax: ExpressionSyntax written }
            ? Repeatable.Is(written) ? written.ToString() : null
            : ValueOf(name, creation.Arguments),
        { Syntax: ExpressionSyntax written, Type: { } type } when Repeatable.Is(written) && type.GetMembers(name).Any(static member => member is IPropertySymbol { GetMethod: not null }) => $"{written}.{name}",
        _ => null,
    };

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation { OperatorMethod: null, Operand: var operand } ? Unconverted(operand) : value;
}
