namespace TapBot.Portal.Hosting.CommandLine;

/// <summary>The options behind a command: <c>--name value</c> or <c>--name=value</c>.</summary>
internal sealed class CommandOptions(string[] args)
{
    /// <summary>The value of an option; null when it is not there.</summary>
    /// <exception cref="UsageException">The option has no value.</exception>
    public string? Find(string name)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith(name + "=", StringComparison.Ordinal))
                return args[i][(name.Length + 1)..];
            if (args[i] == name)
                return i + 1 < args.Length ? args[i + 1] : throw new UsageException($"{name} needs a value.");
        }
        return null;
    }
}
