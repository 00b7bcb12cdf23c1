namespace TapBot.Core.Databases;

/// <summary>SQL around pg_stat_statements.</summary>
internal static class StatementsSql
{
    /// <summary>What makes the server count statements, to be read and run by a person.</summary>
    /// <param name="isLoaded">True when the library is loaded already, so that nothing has to be restarted.</param>
    public static string Install(bool isLoaded) => isLoaded
        ? "create extension if not exists pg_stat_statements;"
        : """
          select setting from pg_settings where name = 'shared_preload_libraries'; -- keep what stands there
          alter system set shared_preload_libraries = pg_stat_statements; -- takes effect after a restart
          create extension if not exists pg_stat_statements; -- after the restart
          """;
}
