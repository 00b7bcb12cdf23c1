namespace TapBot.Portal.Features.Account;

/// <summary>What the confirmation form sends.</summary>
internal sealed class ConfirmInput
{
    public string? Password { get; set; }

    public string? Code { get; set; }
}
