namespace TapBot.Core.Access;

/// <summary>What an authenticator app needs to know; shown once.</summary>
/// <param name="Text">The key in base 32, for typing.</param>
/// <param name="Address">The same as an <c>otpauth://</c> address, for the QR code.</param>
public sealed record SecondFactorKey(string Text, string Address);
