using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// Cases of a switch that are written out: a value given there was chosen by name from a closed list. The graph has lowered the switch to tests
/// of which it can't be said any more that they belong together, so this is read from syntax.
/// </summary>
internal static class NamedCases
{
    public static bool Contain(SyntaxNode value)
    {
        for (var node = value; node is not (null or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); node = node.Parent)
            switch (node)
            {
                case SwitchExpressionArmSyntax { Pattern: var pattern }:
                    return IsWrittenOut(pattern);
                case SwitchSectionSyntax { Labels: var labels }:
                    return labels.All(static label => label is CaseSwitchLabelSyntax || label is CasePatternSwitchLabelSyntax { Pattern: var pattern } && IsWrittenOut(pattern));
            }

        return false;
    }

    private static bool IsWrittenOut(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax => true,
        ParenthesizedPatternSyntax { Pattern: var inner } => IsWrittenOut(inner),
        BinaryPatternSyntax { OperatorToken.ValueText: "or" } either => IsWrittenOut(either.Left) && IsWrittenOut(either.Right),
        _ => false,
    };
}
