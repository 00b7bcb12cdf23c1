namespace TapBot.Portal.Features.Account;

/// <summary>Who is signed in.</summary>
/// <param name="UserName">The name.</param>
/// <param name="SecondFactor">The authenticator app.</param>
/// <param name="Fresh">True while privileged things may be done without confirming again.</param>
public sealed record AccountModel(string UserName, SecondFactorModel SecondFactor, bool Fresh);
