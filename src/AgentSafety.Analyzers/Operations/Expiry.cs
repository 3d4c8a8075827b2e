using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>When what is handed out stops working: later than a week from now, which is the longest that Azure itself gives a key of a user.</summary>
internal static class Expiry
{
    private const double MostDays = 7;

    private static readonly Dictionary<string, double> Days = new(StringComparer.Ordinal) { ["AddHours"] = 1.0 / 24, ["AddDays"] = 1, ["AddMonths"] = 30, ["AddYears"] = 365 };

    public static GrantedValues.Fit? TooLate(IOperation value) => value switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, Name: "MaxValue" } } => new("for ever"),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "DateTimeOffset" or "DateTime" }, Instance: { } from, Arguments: [{ Value: var added }] } when DaysOf(name, added) is > MostDays and var days =>
            new($"for {Words(days)}", $"{from.Syntax.WithoutTrivia()}.AddDays({MostDays})"),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand.Type.Name: "DateTimeOffset" or "DateTime", RightOperand: var added } when DaysOf("Add", added) is > MostDays and var days => new($"for {Words(days)}"),
        _ => null,
    };

    private static double? DaysOf(string name, IOperation added) => added.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: IConvertible amount } } when Days.TryGetValue(name, out var each) => each * amount.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
        IInvocationOperation { TargetMethod: { Name: "FromDays", ContainingType.Name: "TimeSpan" }, Arguments: [{ Value: var days }, ..] } when name is "Add" => DaysOf("AddDays", days),
        _ => null,
    };

    private static string Words(double days) => days >= 730 ? $"{Math.Floor(days / 365):0} years" : $"{days:0} days";
}
