using AgentSafety.Reachability;

namespace AgentSafety.Rules;

/// <summary>Guards that are lost, turned off, or say yes to everything: no path is followed to say so.</summary>
public sealed partial class PathAnalyzer
{
    private static void OfGuard(AgentProgram program, SyntaxNodeAnalysisContext context)
    {
        var (maySwitch, mayLose) = (AgentProgram.MayTurnGuardOff(context.Node), AgentProgram.MayLoseApproval(context.Node));
        if (!maySwitch && !mayLose)
            return;

        var operation = context.SemanticModel.GetOperation(context.Node, context.CancellationToken);
        if (maySwitch)
        {
            OfSwitch(program, operation, context);
            if (program.RubberStampAt(operation) is { } stamp)
                OfStamp(context, stamp.Place, stamp.Instead, stamp.Name, stamp.Says);
        }

        if (mayLose)
            foreach (var (lost, reason) in program.ApprovalLostAt(operation))
                context.ReportDiagnostic(Diagnostic.Create(GuardRules.LostApproval, lost.GetLocation(), new GateAdvice(program.AskingWrapper(context.CancellationToken)).ToProperties(), reason));
    }

    private static void OfMereNames(AgentProgram program, SyntaxNodeAnalysisContext context)
    {
        foreach (var name in AgentProgram.MereNamesIn(context.Node))
            OfSwitch(program, context.SemanticModel.GetOperation(name, context.CancellationToken), context);
    }

    private static void OfSwitch(AgentProgram program, IOperation? operation, SyntaxNodeAnalysisContext context)
    {
        if (program.SwitchedOffAt(operation) is var (known, place) && !(known.IsUnlessAsked && program.IsForTests))
            context.ReportDiagnostic(Diagnostic.Create(known.IsUnlessAsked ? GuardRules.RubberStamp : GuardRules.GuardTurnedOff, place.GetLocation(), new SwitchAdvice(known.Instead).ToProperties(), known.Written, known.Reason));
    }

    private static void OfApprover(AgentProgram program, SyntaxNodeAnalysisContext context)
    {
        if (AgentProgram.MayAnswerForAPerson(context.Node) && program.RubberStampAt(context.Node, context.CancellationToken) is { } stamp)
            OfStamp(context, stamp.Place, stamp.Instead, stamp.Name, stamp.Says);
    }

    private static void OfStamp(SyntaxNodeAnalysisContext context, SyntaxNode place, string instead, string name, string says) =>
        context.ReportDiagnostic(Diagnostic.Create(GuardRules.RubberStamp, place.GetLocation(), new SwitchAdvice(instead).ToProperties(), name, says));
}
