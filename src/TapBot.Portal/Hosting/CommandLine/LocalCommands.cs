namespace TapBot.Portal.Hosting.CommandLine;

/// <summary>The commands beside "run the portal": words before the first option.</summary>
internal static class LocalCommands
{
    private const string Usage = "Commands: backup FILE | restore FILE | keys rotate | reset-admin [--user NAME] | audit verify [--head NUMBER:HASH] | healthcheck | token create --name NAME [--user NAME] [--days 1..365] [--role Viewer|Operator|Administrator] [--permissions NAME,NAME]";

    /// <summary>The command of the arguments; null when there is none and the portal shall run.</summary>
    /// <exception cref="UsageException">There are words, and they are no command.</exception>
    public static ILocalCommand? Find(string[] args)
    {
        var words = WordsIn(args);
        var options = new CommandOptions(args[words..]);
        return args[..words] switch
        {
            [] => null,
            ["backup", var file] => new BackupCommand(file),
            ["restore", var file] => new RestoreCommand(file),
            ["healthcheck"] => new HealthcheckCommand(),
            ["keys", "rotate"] => new KeysRotateCommand(),
            ["reset-admin"] => new ResetAdminCommand(options),
            ["audit", "verify"] => new AuditVerifyCommand(options),
            ["token", "create"] => new TokenCreateCommand(options),
            var other => throw new UsageException($"'{string.Join(' ', other)}' is not a command. {Usage}"),
        };
    }

    /// <summary>How many words stand before the first option.</summary>
    public static int WordsIn(string[] args) => args.TakeWhile(a => !a.StartsWith('-') && !a.Contains('=', StringComparison.Ordinal)).Count();
}
