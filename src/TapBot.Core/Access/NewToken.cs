namespace TapBot.Core.Access;

/// <summary>The API token somebody wants for himself.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="ExpiresAt">When it ends; in the future, at most <see cref="ApiTokens.LongestLife"/> away.</param>
/// <param name="Rights">What it may do; at least something, and never more than its owner may.</param>
public sealed record NewToken(string Name, DateTimeOffset ExpiresAt, Rights Rights);
