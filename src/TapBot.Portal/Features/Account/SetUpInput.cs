namespace TapBot.Portal.Features.Account;

/// <summary>What the set-up form sends.</summary>
internal sealed class SetUpInput
{
    public string? Token { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }
}
