namespace TapBot.Portal.Features.Account;

/// <summary>What the form for a code sends.</summary>
internal sealed class CodeInput
{
    public string? Code { get; set; }
}
