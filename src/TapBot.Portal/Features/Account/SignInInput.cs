namespace TapBot.Portal.Features.Account;

/// <summary>What the sign-in form sends.</summary>
internal sealed class SignInInput
{
    public string? UserName { get; set; }

    public string? Password { get; set; }
}
