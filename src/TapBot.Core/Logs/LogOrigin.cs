using System.Security.Cryptography;
using System.Text;
using TapBot.Core.Access;

namespace TapBot.Core.Logs;

/// <summary>Who writes a log. One object is shared by all lines of a container, and lives on in the history when the container is gone.</summary>
/// <param name="Server">Where.</param>
/// <param name="Container">The container's name.</param>
/// <param name="Project">Its compose project; null without one.</param>
/// <param name="Service">Its compose service; null without one.</param>
/// <param name="Number">Which of the service's containers it is, from 1 on; 0 without a service.</param>
public sealed record LogOrigin(ServerName Server, string Container, string? Project = null, string? Service = null, int Number = 0)
{
    private const int MostInAnchor = 200;

    /// <summary>
    /// What stays the same when a container is created anew: <c>project/service#1</c>, or the container's name, in its project if it has one. What is kept is kept by place, and rights
    /// are given by project: so a place never belongs to two projects.
    /// </summary>
    public string Place => Project is null ? Container : Service is null || Number == 0 ? $"{Project}/{Container}" : $"{Project}/{Service}#{Number}";

    /// <summary><c>server/container</c>, as the API names a source.</summary>
    public string Source => $"{Server.Value}/{Container}";

    /// <summary>
    /// Names server and place in a <see cref="LogPosition"/>: <c>server/project/service:1</c>, or as <see cref="Source"/> does without a project. Another name of the container changes nothing of it,
    /// and it can be put into an address as it is: instead of a place that is long, or has other characters, it has a hash.
    /// </summary>
    public string Anchor
    {
        get
        {
            var place = Place;
            return place.Length <= MostInAnchor && place.All(IsPlain) ? $"{Server.Value}/{place.Replace('#', ':')}" : $"{Server.Value}/~{HashOf(place)}";
        }
    }

    /// <summary>What one must be allowed to see in order to see its lines.</summary>
    public Scope Scope => Scope.Of(Server, Project);

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/' or '#';

    private static string HashOf(string place) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 16));
}
