using System.ComponentModel;

namespace SafeAgent.Approvals;

/// <summary>The form that a person fills in. Sending it isn't a yes: only its field is.</summary>
public sealed record Confirmation([property: Description("Yes, do it.")] bool Confirmed);
