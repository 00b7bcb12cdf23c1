namespace TapBot.Portal.Hosting.CommandLine;

/// <summary>The command line cannot be understood; the message says how it is written.</summary>
internal sealed class UsageException(string message) : Exception(message);
