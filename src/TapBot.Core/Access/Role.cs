namespace TapBot.Core.Access;

/// <summary>A bundle of permissions that is granted for a server and a project, or for all.</summary>
public enum Role
{
    Viewer,
    Operator,
    Administrator,
}
