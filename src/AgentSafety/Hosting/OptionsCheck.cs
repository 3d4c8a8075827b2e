using Microsoft.Extensions.Options;

namespace AgentSafety;

/// <summary>What can't be meant is said when the program starts, and not when an agent acts.</summary>
internal sealed class OptionsCheck : IValidateOptions<AgentSafetyOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentSafetyOptions options) =>
        Problem(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    public static string? Problem(AgentSafetyOptions options) =>
        options.ApprovalLifetime <= TimeSpan.Zero || options.ApprovalLifetime > TimeSpan.FromDays(1) ? "ApprovalLifetime must be more than nothing and at most a day."
        : options.ApproversWhenIrreversible < 1 ? "ApproversWhenIrreversible must be at least one."
        : options.RollbackTimeout <= TimeSpan.Zero || options.RollbackTimeout > Clock.LongestWait ? "RollbackTimeout must be more than nothing and less than 25 days."
        : options.Agent is { } agent && string.IsNullOrWhiteSpace(agent) ? "Agent must not be blank: an agent without a name could be anybody."
        : options.Environment is { } environment && string.IsNullOrWhiteSpace(environment) ? "Environment must not be blank."
        : options.Ceiling is { Operations.Count: 0 } or { Resources.Count: 0 } ? "Ceiling must name operations and resources, or it forbids everything."
        : options.Time is null ? "Time must be a clock."
        : null;
}
