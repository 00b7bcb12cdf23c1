namespace TapBot.Portal.Ui;

/// <summary>What a person is asked before something happens. Every word comes from the resources.</summary>
/// <param name="Question">Names the action and its target: <c>Restart postgres_db on server-2?</c></param>
/// <param name="Effect">What it will do: <c>14 sessions will be cut.</c></param>
/// <param name="Action">The word on the button that does it: <c>Restart</c>.</param>
public sealed record Confirmation(string Question, string? Effect, string Action)
{
    /// <summary>What cannot be undone asks for this name to be typed; null asks for nothing.</summary>
    public string? TypedName { get; init; }
}
