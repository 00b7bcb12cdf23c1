namespace TapBot.Core.Access;

/// <summary>What can be allowed. Which role holds which is said once, in <see cref="Rights"/>.</summary>
public enum Permission
{
    /// <summary>See lists, states and figures; read logs.</summary>
    See,

    /// <summary>Start, stop, restart, pause, resume and kill containers.</summary>
    OperateContainers,

    /// <summary>Create, remove and change containers.</summary>
    ManageContainers,

    /// <summary>Look at environment values and other secrets.</summary>
    RevealSecrets,

    /// <summary>Cancel statements and terminate sessions of databases.</summary>
    OperateDatabases,

    /// <summary>Look at certificates now.</summary>
    CheckCertificates,

    /// <summary>Make HTTP checks now.</summary>
    MakeChecks,

    /// <summary>Say that somebody works on something, so that its light is maintenance.</summary>
    Maintain,

    /// <summary>Run statements that read, as the reader log-in of a database; see the text of definitions.</summary>
    ReadSql,

    /// <summary>Run statements that write, as the writer log-in of a database.</summary>
    WriteSql,

    /// <summary>Users, tokens of others, grants, settings, audit trail.</summary>
    Administer,
}
