package org.toolforge.components.inmemory;

import java.util.List;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import org.toolforge.components.inmemory.document.YamlDocumentWriter;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.DocumentWriter;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.Notifier;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.RepositoryLogins;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.SourceRepository;
import org.toolforge.components.port.TenantStore;

/**
 * One in-memory world: everything behind the ports, living in one timeline and doing what one
 * script says, and the means to change it behind the system's back. Safe for use by many threads.
 */
public final class InMemoryPlatform {

  private final ConfigReader reader = new YamlConfigReader();
  private final DocumentWriter writer = new YamlDocumentWriter();
  private final InMemoryConfigStore configs;
  private final InMemoryDeploymentStore deployments;
  private final InMemoryDeployTokenStore tokens;
  private final InMemoryBuildService builds;
  private final InMemoryJobService jobs;
  private final InMemoryRunService runs;
  private final ResultStore results;
  private final InMemoryTenantStore tenants;
  private final InMemorySigningKeyStore signingKeys;
  private final InMemoryNotifier notifier;
  private final InMemorySourceRepository repositories;
  private final InMemoryRepositoryLogins logins;
  private final InMemoryConfigFetcher fetcher;
  private final InMemoryLeaderLease.Holding leadership = new InMemoryLeaderLease.Holding();
  private final InMemoryMaintenance maintenance = new InMemoryMaintenance();
  private final Timeline timeline;
  private final Script script;

  /** A world that ends with the process. */
  public InMemoryPlatform(Timeline timeline, Script script) {
    this(timeline, script, Shelves.NONE);
  }

  /**
   * A world that goes on as the shelves have it, and keeps everything there but the results of
   * runs, which are in memory.
   *
   * @throws ComponentsException.Malformed when what is there cannot be read
   */
  public InMemoryPlatform(Timeline timeline, Script script, Shelves shelves) {
    this(timeline, script, shelves, new InMemoryResultStore(script));
  }

  /**
   * A world that goes on as the shelves have it, and keeps everything there but the results of
   * runs.
   *
   * @param results where runs on demand leave their files
   * @throws ComponentsException.Malformed when what is there cannot be read
   */
  public InMemoryPlatform(Timeline timeline, Script script, Shelves shelves, ResultStore results) {
    this.timeline = timeline;
    this.script = script;
    configs = new InMemoryConfigStore(script, shelves);
    deployments = new InMemoryDeploymentStore(script, shelves);
    tokens = new InMemoryDeployTokenStore(script, shelves);
    builds = new InMemoryBuildService(timeline, script, shelves);
    jobs = new InMemoryJobService(timeline, script, shelves);
    this.results = results;
    runs = new InMemoryRunService(timeline, script, results, shelves);
    tenants = new InMemoryTenantStore(script, shelves);
    signingKeys = new InMemorySigningKeyStore(script, shelves);
    notifier = new InMemoryNotifier(timeline, script);
    repositories = new InMemorySourceRepository(script, timeline);
    logins = new InMemoryRepositoryLogins(script);
    fetcher = new InMemoryConfigFetcher(reader, script);
  }

  public ConfigStore configs() {
    return configs;
  }

  public DeploymentStore deployments() {
    return deployments;
  }

  public DeployTokenStore deployTokens() {
    return tokens;
  }

  public BuildService builds() {
    return builds;
  }

  public JobService jobs() {
    return jobs;
  }

  public RunService runs() {
    return runs;
  }

  public ResultStore results() {
    return results;
  }

  public TenantStore tenants() {
    return tenants;
  }

  public SigningKeyStore signingKeys() {
    return signingKeys;
  }

  /** Calls nobody, and remembers whom it would have called. */
  public Notifier notifier() {
    return notifier;
  }

  /** The callbacks that were taken, oldest first; the last 10,000 of them. */
  public List<ReceivedCall> receivedCalls() {
    return notifier.received();
  }

  public SourceRepository repositories() {
    return repositories;
  }

  public RepositoryLogins logins() {
    return logins;
  }

  public ConfigFetcher fetcher() {
    return fetcher;
  }

  /** A lease for one more engine; it contends with all others of this world. */
  public LeaderLease newLease() {
    return new InMemoryLeaderLease(leadership, timeline, script);
  }

  public Maintenance maintenance() {
    return maintenance;
  }

  public DocumentWriter writer() {
    return writer;
  }

  public ConfigReader reader() {
    return reader;
  }

  /** Pushes a commit: the branch means it from now on. */
  public void push(String repository, String branch, String commit) {
    push(repository, branch, commit, "Pushed to " + branch);
  }

  /**
   * Pushes a commit: the branch means it from now on.
   *
   * @param subject the first line of the commit's message
   */
  public void push(String repository, String branch, String commit, String subject) {
    repositories.push(
        new RepositoryUrl(repository), new GitRef(branch), new Commit(commit), subject);
  }

  /** Forces a branch to a commit, as somebody does who rewrites history or starts a branch. */
  public void reset(String repository, String branch, String commit) {
    repositories.reset(new RepositoryUrl(repository), new GitRef(branch), new Commit(commit));
  }

  /** Tags a commit. */
  public void tag(String repository, String tag, String commit) {
    repositories.tag(new RepositoryUrl(repository), new GitRef(tag), new Commit(commit));
  }

  /** Lets a repository not have a ref. */
  public void dropRef(String repository, String ref) {
    repositories.drop(new RepositoryUrl(repository), new GitRef(ref));
  }

  /** Lets a tool keep a login in a secret. */
  public void keepLogin(ToolName tool, SecretName secret, RepositoryAccess.Login login) {
    logins.keep(tool, secret, login);
  }

  /** Puts a config where a pointer may point to. */
  public void publish(ConfigSource source, String text) {
    fetcher.publish(source, text);
  }

  /**
   * Begins maintenance, or changes its notice: what has started nothing yet waits until it ends.
   *
   * @param notice what users are told; empty for nothing
   */
  public void beginMaintenance(String notice) {
    maintenance.begin(notice);
  }

  public void endMaintenance() {
    maintenance.end();
  }

  /** Makes a job as somebody would who does not use this system. */
  public void addForeignJob(ToolName tool, String name) {
    jobs.addForeign(tool, new JobName(name));
  }

  /** Makes a tool's namespace as somebody would who does not use this system. */
  public void addForeignNamespace(ToolName tool) {
    tenants.addForeignNamespace(tool);
  }

  /**
   * Has a continuous job have that many replicas, as somebody might who does not use this system.
   */
  public void changeReplicas(ToolName tool, JobName name, int replicas) {
    jobs.changeReplicas(tool, name, replicas);
  }

  /** Takes a job away as somebody would who does not use this system. */
  public void loseJob(ToolName tool, JobName name) {
    jobs.lose(tool, name);
  }
}
