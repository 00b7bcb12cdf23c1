namespace TapBot.Core.Access;

/// <summary>Who is to be able to sign in.</summary>
/// <param name="UserName">1 to 64 Latin letters, digits and <c>. _ @ + -</c>.</param>
/// <param name="Password">15 to 128 characters.</param>
/// <param name="Rights">What they may do; never more than whoever makes them may.</param>
public sealed record NewPerson(string UserName, string Password, Rights Rights);
